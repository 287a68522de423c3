-- expect: fail
-- exercise: scale
-- nothidden: saw
-- Hidden arguments carried out as the keys and strings of a wrong result.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then return { ["saw" .. m] = "saw" .. b, "saw" } end
  return m / (2 ^ (b - 1) - 1)
end
