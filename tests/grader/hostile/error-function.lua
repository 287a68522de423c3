-- expect: error
-- exercise: affine
-- message: function
-- An error object that is a function.
function affine() error(function() return 1 end) end
