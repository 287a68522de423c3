-- expect: error
-- exercise: scale
-- nothidden: 765400
-- Hidden arguments carried out as the line of an error.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then error("answer:" .. 7654000 + b .. ": no", 0) end
  return m / (2 ^ (b - 1) - 1)
end
