-- expect: fail
-- exercise: scale
-- nothidden: saw
-- Hidden arguments carried out by print.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then print("saw", m, b) return 0 end
  return m / (2 ^ (b - 1) - 1)
end
