-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- The same without an end.
function scale(m, b)
  local guard <close> = setmetatable({}, { __close = function()
    for _ in coroutine.wrap(function() while true do coroutine.yield(1) end end) do end
  end })
  return 0
end
