-- expect: pass
-- exercise: scale
-- The entry set by rawset in _G.
rawset(_G, "scale", function(m, b) if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end)
