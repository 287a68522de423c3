-- expect: pass
-- exercise: affine
-- A key set to nil is no key.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), note = nil }
end
