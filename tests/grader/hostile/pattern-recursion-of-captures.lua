-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Captures inside of each other, each of which may be anything.
function scale(m, b)
  local s = ("a"):rep(60)
  return s:match("((((.-)(.-)(.-)(.-)(.-)(.-)(.-))))b")
end
