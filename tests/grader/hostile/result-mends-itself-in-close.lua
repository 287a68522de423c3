-- expect: fail
-- exercise: scale
-- What is returned is changed when the variable to close is closed: it is a number, and numbers are copies.
function scale(m, b)
  local out = 0
  local guard <close> = setmetatable({}, { __close = function() out = m / (2 ^ (b - 1) - 1) end })
  return out
end
