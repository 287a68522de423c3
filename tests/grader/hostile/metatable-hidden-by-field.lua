-- expect: fail
-- exercise: codes
-- A metatable that says that there is none.
function codes(x, s)
  return setmetatable({}, { __metatable = false, __index = function() return 0 end, __len = function() return #x end })
end
