-- expect: error
-- exercise: scale
-- message: nil value
-- A file read by loadfile.
loadfile("/proc/self/environ")
function scale() return 1 end
