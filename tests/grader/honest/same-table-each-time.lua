-- expect: pass
-- exercise: affine
-- Gives back the same table, filled anew.
local r = {}
function affine(lo, hi) r.scale = (hi - lo) / 255 r.zero = rint(-lo / r.scale) return r end
