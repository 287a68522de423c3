-- expect: fail
-- exercise: scale
-- nothidden: saw
-- Hidden arguments printed by finalisers and coroutines that were made while shown cases ran.
local n, seen = 0, {}
local teller = coroutine.wrap(function() while true do print("saw", coroutine.yield()) end end)
teller()
function scale(m, b)
  n = n + 1
  setmetatable({}, { __gc = function() if n > 3 then print("saw", m, b) end end })
  if n > 3 then teller(m) for _ = 1, 200 do seen[1] = { ("x"):rep(1000) } end return 0 end
  return m / (2 ^ (b - 1) - 1)
end
