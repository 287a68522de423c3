-- expect: fail
-- exercise: scale
-- Comparison forged: everything equals everything.
rawequal = function() return true end
math.abs = function() return 0 end
math.type = function() return 'float' end
function scale() return 12345 end
