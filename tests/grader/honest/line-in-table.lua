-- expect: pass
-- exercise: line-only
-- A line in a table.
return { line = 2 }
