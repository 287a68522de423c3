-- expect: error
-- exercise: affine
-- A key that is not a number.
function affine(lo, hi) local r = {} rawset(r, 0 / 0, 1) return r end
