-- expect: error
-- exercise: scale
-- A wrapped coroutine that resumes itself.
function scale(m, b) local w w = coroutine.wrap(function() return w() end) return w() end
