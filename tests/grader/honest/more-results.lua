-- expect: pass
-- exercise: scale
-- Only the first of several results counts.
function scale(m, b)
  if m == 0 then return 1, "zero" end
  return m / (2 ^ (b - 1) - 1), b, {}, print
end
