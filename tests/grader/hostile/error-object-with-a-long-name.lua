-- expect: error
-- exercise: scale
-- message: an error object that is a table
-- An error object whose type has a name of megabytes.
function scale(m, b)
  error(setmetatable({}, { __name = ("::error::"):rep(1e5) }))
end
