-- expect: fail
-- exercise: affine
-- next and pairs patched to hide that a key is missing.
local real = next
function next(t, k) local key, v = real(t, k) if key == nil then return "zero", 0 end return key, v end
pairs = function(t) return next, t end
rawlen, rawequal, type = function() return 2 end, function() return true end, function() return "number" end
function affine(lo, hi) return { scale = (hi - lo) / 255 } end
