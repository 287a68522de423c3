-- expect: error
-- exercise: scale
-- message: nil value
-- A C library loaded.
package.loadlib("libc.so.6", "*")
function scale() return 1 end
