-- expect: fail
-- exercise: scale
-- message: metatable
-- A table that says it equals everything.
function scale()
  return setmetatable({}, { __eq = function() return true end, __sub = function() return 0 end, __lt = function() return true end, __le = function() return true end })
end
