-- expect: fail
-- exercise: scale
-- Ephemerons whose finalisers write the result of the call.
local answer = { 0 }
local cache = setmetatable({}, { __mode = "k" })
function scale(m, b) for i = 1, 1000 do local k = setmetatable({}, { __gc = function() answer[1] = answer[1] + 1 end }) cache[k] = k end return answer[1] end
