-- expect: error
-- exercise: scale
-- message: %p
-- Where memory lies, to draw numbers that nobody can repeat.
function scale(m, b)
  return tonumber(("%p"):format({}))
end
