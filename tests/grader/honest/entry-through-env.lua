-- expect: pass
-- exercise: scale
-- The entry set through _ENV.
_ENV.scale = function(m, b) if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
