-- expect: fail
-- exercise: affine
-- NaN in a record.
function affine(lo, hi) return { scale = 0 / 0, zero = 0 / 0 } end
