-- expect: error
-- exercise: scale
-- message: nil value
-- A file read by dofile.
dofile("/etc/passwd")
function scale() return 1 end
