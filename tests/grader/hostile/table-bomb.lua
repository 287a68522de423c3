-- expect: memory
-- exercise: scale
-- timeout: 5
-- A table that grows for ever.
function scale() local t = {} for i = 1, 1e12 do t[i] = i end end
