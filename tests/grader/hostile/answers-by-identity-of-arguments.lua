-- expect: fail
-- exercise: codes
-- A list that was seen before would be a case that is run twice.
local seen = {}
function codes(x, s)
  local again = seen[x]
  seen[x] = true
  if again then return { 0 } end
  return x
end
