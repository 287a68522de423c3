-- expect: fail
-- exercise: codes
-- message: metatable
-- The list gives another element at each reading.
function codes(x, s)
  local n = 0
  return setmetatable({}, { __index = function(_, i) n = n + 1 return i <= #x and n % 16 - 8 or nil end, __len = function() return #x end })
end
