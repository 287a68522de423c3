-- expect: fail
-- exercise: repair
-- A repaired program that is a table.
return { line = 2, program = { 'function step() end' } }
