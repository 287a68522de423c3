-- expect: fail
-- exercise: size
-- message: function
-- A function as a number.
return function() return 26 end
