-- expect: error
-- exercise: scale
-- A syntax error of load with escapes near it.
function scale() error((select(2, load("x = \27[2J ::error::", "::error::\27[2J")))) end
