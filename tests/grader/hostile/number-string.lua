-- expect: fail
-- exercise: size
-- message: a number is wanted
-- A number answered as a string.
return "26"
