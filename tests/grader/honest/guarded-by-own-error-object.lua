-- expect: pass
-- exercise: guarded
-- An error object of its own class.
local E = setmetatable({}, { __tostring = function() return "negative" end })
function guarded(x) if x < 0 then error(setmetatable({ x = x }, getmetatable(E))) end return x ^ 0.5 end
