-- expect: error
-- exercise: scale
-- message: too many results
-- Two million results of unpack.
function scale() return select('#', table.unpack({}, 1, 2e6)) end
