-- expect: error
-- exercise: scale
-- message: nan
-- An error that is no number, whose sign hangs on the processor.
function scale() error(0 / 0) end
