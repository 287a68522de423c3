-- expect: fail
-- exercise: steps
-- Positions instead of texts.
return { 1, 2, 3, 4, 5 }
