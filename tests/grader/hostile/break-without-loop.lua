-- expect: error
-- exercise: scale
-- message: is not Lua
-- A break outside of a loop.
function scale() break end
