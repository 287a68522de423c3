-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __close when a coroutine is closed.
function scale()
  local co = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() while true do end end }) coroutine.yield() end)
  coroutine.resume(co)
  coroutine.close(co)
end
