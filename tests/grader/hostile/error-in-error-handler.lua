-- expect: error
-- exercise: scale
-- Handlers that raise inside handlers.
local function handler(e) return error(e) end
function scale() local _, e = xpcall(error, handler, "x") error(e) end
