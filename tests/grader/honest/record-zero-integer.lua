-- expect: pass
-- exercise: affine
-- The zero point as an integer.
function affine(lo, hi) local s = (hi - lo) / 255 return { scale = s, zero = math.tointeger(rint(-lo / s)) } end
