-- expect: error
-- exercise: scale
-- message: loadstring
-- loadstring is not there.
loadstring('return 1')()
function scale() return 0 end
