-- expect: pass
-- exercise: scale
-- timeout: 5
-- A tenth of the budget.
function scale(m, b)
  local x = 0
  for i = 1, 1e5 do x = x + i end
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
