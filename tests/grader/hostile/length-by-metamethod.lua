-- expect: fail
-- exercise: codes
-- message: metatable
-- An empty list that says it has elements.
function codes(x) return setmetatable({}, { __len = function() return #x end }) end
