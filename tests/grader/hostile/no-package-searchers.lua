-- expect: error
-- exercise: scale
-- message: package
-- package is not there.
package.searchers[1] = function() end
function scale() return 0 end
