-- expect: fail
-- exercise: steps
-- Every order at once.
return { { 1, 2, 3 }, { 3, 2, 1 }, { 2, 1, 3 } }
