-- expect: fail
-- exercise: affine
-- Keys that are infinite, beyond every integer, or minus zero, beside the right record.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), [math.huge] = 1, [-math.huge] = 2, [2 ^ 63] = 3, [-2 ^ 63] = 4, [-0.0] = 5, [1e308] = 6 }
end
