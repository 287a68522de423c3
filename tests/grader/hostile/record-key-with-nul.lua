-- expect: fail
-- exercise: affine
-- Keys that a C string would take for the right ones.
function affine(lo, hi) local s = (hi - lo) / 255 return { ['scale\0'] = s, ['zero\0x'] = rint(-lo / s) } end
