-- expect: fail
-- exercise: belongings
-- Every item ticked.
return { 'a', 'b', 'c', 'd', 'e', 'f' }
