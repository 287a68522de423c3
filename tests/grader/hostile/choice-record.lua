-- expect: fail
-- exercise: two-right
-- Options as keys.
return { a = true, c = true }
