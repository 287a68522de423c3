-- expect: fail
-- exercise: affine
-- message: zero
-- Half of the record.
function affine(lo, hi) return { scale = (hi - lo) / 255 } end
