-- expect: error
-- exercise: codes
-- message: next
-- A key that the table does not have.
function codes(x) return next(x, {}) end
