-- expect: fail
-- exercise: line-only
-- The line as a string.
return '2'
