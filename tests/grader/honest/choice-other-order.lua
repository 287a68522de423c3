-- expect: pass
-- exercise: two-right
-- A set in another order.
return { "c", "a" }
