-- expect: fail
-- exercise: affine
-- next and pairs show another record than there is.
next = function() return nil end
pairs = function() return next end
function affine(lo, hi) return { scale = (hi - lo) / 256, zero = 0 } end
