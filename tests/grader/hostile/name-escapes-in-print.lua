-- expect: fail
-- exercise: scale
-- A type whose name has escapes, printed and formatted.
local thing = setmetatable({}, { __name = "\27[2J\27]52;c;eA==\7::error::x" })
function scale() print(thing, string.format("%s", thing)) return 0 end
