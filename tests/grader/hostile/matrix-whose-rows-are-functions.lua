-- expect: fail
-- exercise: table-of-products
-- message: function
-- Rows that would compute their elements when they are called.
function products(n)
  local m = {}
  for i = 1, n do m[i] = function(j) return i * j end end
  return m
end
