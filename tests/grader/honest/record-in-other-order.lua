-- expect: pass
-- exercise: affine
-- A record whose keys are set in another order.
function affine(lo, hi)
  local r = {}
  r.zero = rint(-lo / ((hi - lo) / 255))
  r.scale = (hi - lo) / 255
  return r
end
