-- expect: fail
-- exercise: one-right
-- mistake: Four bits
-- Every option ticked.
return { "a", "b", "c" }
