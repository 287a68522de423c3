-- expect: fail
-- exercise: table-of-products
-- One row alone has a metatable that computes.
function products(n)
  local t = {}
  for i = 1, n do t[i] = setmetatable({}, { __index = function(_, j) return i * j end, __len = function() return n end }) end
  return t
end
