-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- References back to what was matched, of every length.
function scale(m, b)
  local s = ("a"):rep(3000)
  return s:find("(a+)(a+)%1%2(a+)%3b")
end
