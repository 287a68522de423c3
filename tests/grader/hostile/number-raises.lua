-- expect: error
-- exercise: size
-- message: line
-- An answer that raises.
error('26')
