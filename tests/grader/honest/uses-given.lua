-- expect: pass
-- exercise: scale
-- What the exercise gives.
assert(limits.least == 2 and limits.most == 8)
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
