-- expect: pass
-- exercise: line-only
-- A line as a float.
return 2.0
