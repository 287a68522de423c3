-- expect: error
-- exercise: scale
-- nothidden: saw
-- Hidden arguments carried out by an error.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then error("saw " .. m .. " " .. b) end
  if m == 0 then return 1 end
  return m / (2 ^ (b - 1) - 1)
end
