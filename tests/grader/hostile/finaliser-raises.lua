-- expect: fail
-- exercise: scale
-- Finalisers that raise.
function scale()
  for i = 1, 100 do setmetatable({}, { __gc = function() error('gc') end }) end
  return 0
end
