-- expect: fail
-- timeout: 2.5
-- exercise: scale
-- Every graded case is answered; the small ones that are tried afterwards take all the memory.
function scale(m, b)
  local all = {}
  while m == 1 and b < 4 do all[#all + 1] = {} end
  if m == 0 then return 1 end
  return 2 * m
end
