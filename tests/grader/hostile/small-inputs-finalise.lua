-- expect: fail
-- exercise: scale
-- message: scale(1, 2) should give 1
-- On a small input: finalisers without end behind metatables that raise when they are touched, in the search that runs no finaliser.
local mt = setmetatable({}, {__newindex=function() error("set") end, __index=function() error("get") end})
function scale(m,b) if m==1 and b==2 then
  local t = setmetatable({}, mt); rawset(mt, "__gc", function() while true do end end)
  for i=1,1e3 do setmetatable({}, mt) end
  local p = setmetatable({}, {__metatable="no"}); pcall(setmetatable, p, {})
  assert(rawget(mt,"__gc")) end
  return m / 2^(b-1) end
