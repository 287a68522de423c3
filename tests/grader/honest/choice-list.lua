-- expect: pass
-- exercise: one-right
-- One option as a list.
return { "b" }
