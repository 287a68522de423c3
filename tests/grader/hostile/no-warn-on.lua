-- expect: error
-- exercise: scale
-- message: warn
-- warn is not there.
warn('@on')
function scale() return 0 end
