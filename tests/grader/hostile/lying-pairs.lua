-- expect: fail
-- exercise: affine
-- A record that shows other keys to pairs.
function affine() return setmetatable({}, { __pairs = function() return next, { scale = 1, zero = 1 } end }) end
