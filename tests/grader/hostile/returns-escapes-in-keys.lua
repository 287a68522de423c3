-- expect: fail
-- exercise: affine
-- Keys with escapes, commands and no UTF-8.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), ["\27[2J\n::error::x"] = 1, ["##[error]\xff"] = 2 }
end
