-- expect: fail
-- exercise: affine
-- A record that is right, with one item.
function affine(lo, hi) local s = (hi - lo) / 255 return { scale = s, zero = rint(-lo / s), 7 } end
