-- expect: fail
-- exercise: scale
-- nothidden: saw
-- Hidden arguments carried out in a key of a refused table.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then return { ["saw" .. m] = { ["saw" .. b] = print } } end
  return m / (2 ^ (b - 1) - 1)
end
