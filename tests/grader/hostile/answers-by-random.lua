-- expect: fail
-- exercise: scale
-- A random answer, seeded by whatever differs: it must be the same in every run.
math.randomseed(#tostring({}) + #tostring(print) + collectgarbage("count") // 1)
function scale(m, b)
  return math.random()
end
