-- expect: pass
-- exercise: size
-- A number within the tolerance.
return 26.009
