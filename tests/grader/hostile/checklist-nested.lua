-- expect: fail
-- exercise: belongings
-- Lists in the list.
return { { 'a' }, { 'b' }, { 'c' } }
