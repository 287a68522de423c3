-- expect: error
-- exercise: scale
-- message: nil
-- An error object that is nil.
function scale() error(nil) end
