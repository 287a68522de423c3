-- expect: fail
-- exercise: affine
-- message: extra
-- The right record and something more.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), extra = 1 }
end
