-- expect: fail
-- exercise: size
-- The largest integer.
return math.maxinteger
