-- expect: fail
-- exercise: one-right
-- The number of the option.
return 2
