-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- An operator that never comes back.
function scale(m, b)
  local t = setmetatable({}, { __concat = function() while true do end end })
  return "x" .. t
end
