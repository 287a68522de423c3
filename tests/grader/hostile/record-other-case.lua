-- expect: fail
-- exercise: affine
-- Keys in capitals.
function affine(lo, hi) local s = (hi - lo) / 255 return { Scale = s, Zero = rint(-lo / s) } end
