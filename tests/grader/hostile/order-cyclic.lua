-- expect: fail
-- exercise: steps
-- A list that holds itself.
local t = {} for i = 1, 5 do t[i] = t end return t
