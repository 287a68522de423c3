-- expect: memory
-- exercise: scale
-- A chain of suspended coroutines, each holding a string and the next.
function scale()
  local last
  while true do
    local held, text = last, ("x"):rep(1 << 16) .. tostring(last)
    last = coroutine.wrap(function() local a, b = held, text coroutine.yield() return a, b end)
    last()
  end
end
