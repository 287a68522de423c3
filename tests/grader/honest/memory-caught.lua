-- expect: pass
-- exercise: scale
-- Too much asked for once, and caught.
local ok = pcall(string.rep, "x", 1e9)
assert(not ok)
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
