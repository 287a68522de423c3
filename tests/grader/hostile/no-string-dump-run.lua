-- expect: error
-- exercise: scale
-- message: dump
-- dump is not there.
load(string.dump(function() return io end))()
function scale() return 0 end
