-- expect: error
-- exercise: guarded
-- Raises the right answer, always.
function guarded(x) error(math.sqrt(math.abs(x)), 0) end
