-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in a finaliser, which no hook sees.
function scale()
  setmetatable({}, { __gc = function() while true do end end })
  for i = 1, 1e7 do local t = {} end
  return 1
end
