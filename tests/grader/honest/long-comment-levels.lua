-- expect: pass
-- exercise: scale
-- Long comments with levels, and a dash at the end.
--[==[ ]] ]=] ]==]
function scale(m, b) --[[ x ]] if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end --
