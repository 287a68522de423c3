-- expect: error
-- exercise: scale
-- message: loop
-- A chain of __index that bites its own tail.
function scale(m, b)
  local a, c = {}, {}
  setmetatable(a, { __index = c })
  setmetatable(c, { __index = a })
  return a.x
end
