-- expect: fail
-- exercise: size
-- A number answered by NaN.
return 0/0
