-- expect: error
-- exercise: scale
-- message: is not Lua
-- A goto into a block.
function scale() goto inside do ::inside:: return 1 end end
