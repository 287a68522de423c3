-- expect: error
-- exercise: guarded
-- An error for everything.
function guarded() error('negative') end
