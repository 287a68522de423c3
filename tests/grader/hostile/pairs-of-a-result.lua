-- expect: fail
-- exercise: affine
-- message: metatable
-- __pairs shows the right record.
function affine(lo, hi)
  local right = { scale = (hi - lo) / 255, zero = rint(-lo / ((hi - lo) / 255)) }
  return setmetatable({}, { __pairs = function() return next, right end, __index = right })
end
