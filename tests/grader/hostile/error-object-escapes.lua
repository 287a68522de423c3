-- expect: error
-- exercise: scale
-- message: x1b
-- Escape bytes in an error message.
function scale() error("\27[2J\0\255owned", 0) end
