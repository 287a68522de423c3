-- expect: memory
-- exercise: scale
-- string.rep with a separator of a megabyte.
function scale() return #("x"):rep(1000, ("y"):rep(1000000)) end
