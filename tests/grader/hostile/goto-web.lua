-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Labels that send each other round, with a closure made on each turn.
function scale(m, b)
  local n = 0
  ::a:: n = n + 1 do local f = function() return n end if f() % 2 == 0 then goto b end end goto c
  ::b:: goto a
  ::c:: if n < 0 then return n end goto a
end
