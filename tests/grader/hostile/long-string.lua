-- expect: fail
-- timeout: 2.5
-- exercise: codes
-- message: 64 KiB
-- A string of a megabyte.
function codes() return { ('x'):rep(1e6) } end
