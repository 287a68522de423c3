-- expect: error
-- exercise: scale
-- message: xxxx
-- The global that is nil has a name of 64 KiB.
function scale() return load("return " .. ("x"):rep(1 << 16) .. "()")() end
