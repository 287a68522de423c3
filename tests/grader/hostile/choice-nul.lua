-- expect: fail
-- exercise: one-right
-- The option with a NUL behind it.
return 'b\0'
