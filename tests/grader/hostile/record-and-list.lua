-- expect: fail
-- exercise: affine
-- A record with a list beside it.
function affine(lo, hi) local s = (hi - lo) / 255 return { s, scale = s, zero = rint(-lo / s) } end
