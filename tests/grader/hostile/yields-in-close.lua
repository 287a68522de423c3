-- expect: error
-- exercise: scale
-- A yield out of the closing of a variable, and so out of the call.
function scale(m, b)
  local guard <close> = setmetatable({}, { __close = function() coroutine.yield(m) end })
  return m
end
