-- expect: fail
-- exercise: one-right
-- A pattern that would match every option.
return ".*"
