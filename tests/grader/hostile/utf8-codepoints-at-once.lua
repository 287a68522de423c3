-- expect: error
-- exercise: scale
-- More code points than the stack has room for.
local s = ("x"):rep(2e6)
function scale(m, b)
  return select("#", utf8.codepoint(s, 1, -1))
end
