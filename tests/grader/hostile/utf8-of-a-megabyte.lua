-- expect: timeout
-- exercise: scale
-- timeout: 0.4
-- Characters counted from the end one by one: each step looks back over all of them.
local s = ("\u{10FFFF}"):rep(1e5)
function scale(m, b)
  local n = 0
  while true do
    for i = 1, utf8.len(s) do n = n + utf8.offset(s, -i) end
  end
end
