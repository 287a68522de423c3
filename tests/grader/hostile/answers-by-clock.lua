-- expect: error
-- exercise: scale
-- message: os
-- The time of day and the time that was used.
function scale(m, b)
  return os.clock() + os.time()
end
