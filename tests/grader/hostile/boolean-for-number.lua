-- expect: fail
-- exercise: affine
-- true for one.
function affine() return { scale = true, zero = true } end
