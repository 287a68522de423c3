-- expect: pass
-- exercise: scale
-- The entry is a wrapped coroutine.
scale = coroutine.wrap(function(m, b)
  while true do m, b = coroutine.yield(m == 0 and 1 or m / (2 ^ (b - 1) - 1)) end
end)
