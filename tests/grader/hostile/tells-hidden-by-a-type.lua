-- expect: fail
-- exercise: scale
-- nothidden: arguments 0 4
-- Carries the arguments of hidden cases out in the keys of a record.
function scale(m, b)
  return { ["arguments " .. m .. " " .. b] = true }
end
