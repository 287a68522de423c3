-- expect: pass
-- exercise: belongings
-- All that belong.
return { "d", "c", "b", "a" }
