-- expect: error
-- exercise: scale
-- message: package
-- package is not there.
package.cpath = '/tmp/?.so'
function scale() return 0 end
