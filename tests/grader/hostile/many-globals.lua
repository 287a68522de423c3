-- expect: fail
-- exercise: scale
-- Fifty thousand globals, the entry among them nil.
for i = 1, 50000 do _G["scale" .. i] = i end
function scale() return scale1 end
