-- expect: fail
-- exercise: line-only
-- The line is NaN.
return 0 / 0
