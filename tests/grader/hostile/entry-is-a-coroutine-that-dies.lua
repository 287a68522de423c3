-- expect: error
-- exercise: scale
-- message: dead coroutine
-- A wrapped coroutine answers the shown cases and is dead for the others.
scale = coroutine.wrap(function(m, b)
  for _ = 1, 2 do m, b = coroutine.yield(m / (2 ^ (b - 1) - 1)) end
  return m / (2 ^ (b - 1) - 1)
end)
