-- expect: fail
-- exercise: scale
-- message: function
-- A function as the result.
function scale() return function() return 1 end end
