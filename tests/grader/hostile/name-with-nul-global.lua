-- expect: fail
-- exercise: scale
-- The entry with a NUL behind its name.
_ENV["scale\0"] = function(m, b) if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
function scale() return 0 end
