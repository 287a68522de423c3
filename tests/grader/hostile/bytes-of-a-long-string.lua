-- expect: error
-- exercise: scale
-- More bytes than the stack has room for.
local s = ("x"):rep(2e6)
function scale(m, b)
  return select("#", s:byte(1, -1))
end
