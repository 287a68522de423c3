-- expect: error
-- exercise: scale
-- Numbers have no metatable to be set, and debug is not there to set it.
function scale(m, b)
  setmetatable(0, { __eq = function() return true end })
  return 0
end
