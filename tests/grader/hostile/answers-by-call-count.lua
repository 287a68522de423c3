-- expect: fail
-- exercise: scale
-- Knows how many cases come, and answers the published ones from a list.
local n, known = 0, { 0.3, 0.007874015748031496, 0.1 }
function scale(m, b)
  n = n + 1
  return known[n] or 1
end
