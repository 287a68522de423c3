-- expect: fail
-- exercise: scale
-- A coroutine that yields for ever inside of a variable that is closed.
function scale(m, b)
  local function spin() for i = 1, 1e4 do coroutine.yield(i) end end
  local guard <close> = setmetatable({}, { __close = function() for _ in coroutine.wrap(spin) do end end })
  return 0
end
