-- expect: pass
-- exercise: belongings
-- As many as are needed.
return { "a", "b", "d" }
