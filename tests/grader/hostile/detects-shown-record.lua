-- expect: fail
-- exercise: affine
-- Right for the shown arguments alone.
function affine(lo, hi) if lo == -1 or lo == 0 then local s = (hi - lo) / 255 return { scale = s, zero = rint(-lo / s) } end return { scale = 1, zero = 0 } end
