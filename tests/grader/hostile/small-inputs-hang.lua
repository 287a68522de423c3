-- expect: fail
-- timeout: 2.5
-- exercise: scale
-- Every graded case is answered; the small ones that are tried afterwards hang.
function scale(m, b)
  while m == 1 and b < 4 do end
  if m == 0 then return 1 end
  return 2 * m
end
