-- expect: error
-- exercise: scale
-- An error that writes over its line.
function scale() error("wrong\rok - scale\27[1A\27[2K\8\8\8", 0) end
