-- expect: pass
-- exercise: scale
-- Library names used as locals.
local math, string, type = 1, 2, 3
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
