-- expect: error
-- exercise: scale
-- A coroutine that is closed by what it closes.
function scale(m, b)
  local co
  co = coroutine.create(function()
    local guard <close> = setmetatable({}, { __close = function() assert(coroutine.close(co)) end })
    coroutine.yield()
  end)
  coroutine.resume(co)
  assert(coroutine.close(co))
  error("closed")
end
