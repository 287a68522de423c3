-- expect: fail
-- exercise: scale
-- timeout: 30
-- message: not enough memory
-- Each handler makes the message of the one inside twice as long.
local function nest(n)
  local ok, e = xpcall(function() if n == 0 then error("x", 0) end error(nest(n - 1), 0) end, function(e) return e .. e end)
  return e
end
function scale(m, b)
  return nest(60)
end
