-- expect: fail
-- exercise: affine
-- message: metatable
-- A record that cannot be written to.
function affine(lo, hi) local s = (hi - lo) / 255 return setmetatable({ scale = s, zero = rint(-lo / s) }, { __newindex = function() error('frozen') end, __pairs = function() error('closed') end }) end
