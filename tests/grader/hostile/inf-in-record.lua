-- expect: fail
-- exercise: affine
-- Infinities in a record.
function affine(lo, hi) return { scale = math.huge, zero = -math.huge } end
