-- expect: fail
-- exercise: affine
-- message: metatable
-- An empty record that gives the right fields to whoever asks politely.
function affine(lo, hi)
  local s = (hi - lo) / 255
  local right = { scale = s, zero = rint(-lo / s) }
  return setmetatable({}, { __index = right, __pairs = function() return next, right end, __len = function() return 0 end })
end
