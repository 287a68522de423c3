-- expect: error
-- exercise: scale
-- message: is not Lua
-- An attribute that Lua does not have.
function scale() local x <own> = 1 return x end
