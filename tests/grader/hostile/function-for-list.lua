-- expect: fail
-- exercise: codes
-- message: function
-- A function that would give the elements.
function codes(x, s) return function(i) return x[i] and rint(x[i] / s) end end
