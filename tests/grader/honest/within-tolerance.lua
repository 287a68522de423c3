-- expect: pass
-- exercise: affine
-- Another order of operations.
function affine(lo, hi)
  local s = hi / 255 - lo / 255
  return { scale = s, zero = rint(-lo / ((hi - lo) / 255)) }
end
