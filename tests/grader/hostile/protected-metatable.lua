-- expect: fail
-- exercise: affine
-- message: metatable
-- A metatable that hides itself.
function affine(lo, hi) return setmetatable({}, { __metatable = false, __index = { scale = (hi - lo) / 255, zero = 0 } }) end
