-- expect: fail
-- exercise: affine
-- Two results instead of a record.
function affine(lo, hi) local s = (hi - lo) / 255 return s, rint(-lo / s) end
