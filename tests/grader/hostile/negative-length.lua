-- expect: fail
-- exercise: table-of-products
-- Rows that say they have other lengths.
function products(n)
  local m = setmetatable({}, { __len = function() return n end, __index = function(_, i) return setmetatable({}, { __index = function(_, j) return i * j end }) end })
  return m
end
