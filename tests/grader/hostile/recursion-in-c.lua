-- expect: error
-- exercise: scale
-- timeout: 5
-- Endless recursion through C.
function scale() return (('x'):gsub('.', function() return scale() end)) end
