-- expect: fail
-- exercise: size
-- An infinite number.
return 1 / 0
