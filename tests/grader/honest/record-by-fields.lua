-- expect: pass
-- exercise: affine
-- A record filled field by field, with another removed.
function affine(lo, hi) local r = {} r.range = hi - lo r.scale = r.range / 255 r.zero = rint(-lo / r.scale) r.range = nil return r end
