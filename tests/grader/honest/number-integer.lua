-- expect: pass
-- exercise: size
-- A number as an integer.
return 26
