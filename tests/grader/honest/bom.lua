-- expect: pass
-- exercise: scale
-- A byte order mark.
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
