-- expect: error
-- exercise: scale
-- message: string
-- load from a function that gives pieces without end.
function scale(m, b)
  return load(function() return " " end)()
end
