-- expect: error
-- exercise: scale
-- A coroutine as an error object.
function scale() error(coroutine.create(function() end)) end
