-- expect: fail
-- exercise: two-right
-- message: twice
-- The right option ticked twice.
return { "a", "a", "c" }
