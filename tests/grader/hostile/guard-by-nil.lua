-- expect: fail
-- exercise: guarded
-- nil where an error is wanted.
function guarded(x) if x < 0 then return nil end return math.sqrt(x) end
