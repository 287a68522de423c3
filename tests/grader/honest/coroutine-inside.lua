-- expect: pass
-- exercise: scale
-- A generator on the way.
function scale(m, b)
  local g = coroutine.wrap(function() coroutine.yield(2 ^ (b - 1) - 1) end)
  return m == 0 and 1 or m / g()
end
