-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __close.
function scale()
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  return 1
end
