-- expect: fail
-- exercise: affine
-- Each field in a table of its own.
function affine(lo, hi) local s = (hi - lo) / 255 return { scale = { s }, zero = { rint(-lo / s) } } end
