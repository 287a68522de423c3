-- expect: fail
-- exercise: scale
-- The smallest number there is, which is near to everything small.
function scale(m, b)
  return 5e-324
end
