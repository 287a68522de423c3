-- expect: fail
-- exercise: affine
-- A record of numeric strings.
function affine(lo, hi) local s = (hi - lo) / 255 return { scale = ('%.17g'):format(s), zero = '0x0p0' } end
