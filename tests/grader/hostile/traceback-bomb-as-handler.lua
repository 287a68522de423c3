-- expect: error
-- exercise: scale
-- timeout: 30
-- A handler that would make a traceback of a deep stack, and does so by calling itself.
local function deep(n) return n == 0 and error("bottom") or 1 + deep(n - 1) end
local function handler(e) return (e .. "\n"):rep(64) .. select(2, xpcall(deep, handler, 5000)) end
function scale(m, b)
  return error(select(2, xpcall(deep, handler, 10000)), 0)
end
