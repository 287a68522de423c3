-- expect: fail
-- exercise: scale
-- A tower of pcalls that gives its own success as the answer.
function scale(m, b) local f = error for i = 1, 100 do local g = f f = function() return pcall(g) end end return (f()) end
