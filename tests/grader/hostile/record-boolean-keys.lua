-- expect: fail
-- exercise: affine
-- Booleans as keys.
function affine(lo, hi) return { [true] = 1, [false] = 2, scale = (hi - lo) / 255, zero = 0 } end
