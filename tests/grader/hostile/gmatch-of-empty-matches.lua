-- expect: timeout
-- exercise: scale
-- A pattern that matches nothing, everywhere, for ever.
local s = ("x"):rep(1000000)
function scale(m, b) local n = 0 while n >= 0 do for _ in s:gmatch("()") do n = n + 1 end end return n end
