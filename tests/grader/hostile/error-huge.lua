-- expect: error
-- exercise: scale
-- timeout: 5
-- An error message of four megabytes.
function scale() error(('x'):rep(4 * 2 ^ 20 // 1 | 0), 0) end
