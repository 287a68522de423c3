-- expect: pass
-- exercise: scale
-- Numbers that went through text and came back.
function scale(m, b) return m == 0 and 1 or tonumber(('%.17g'):format(m)) / (2 ^ (b - 1) - 1) end
