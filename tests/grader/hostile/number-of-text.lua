-- expect: fail
-- exercise: size
-- A number with words behind it.
return "26 GB"
