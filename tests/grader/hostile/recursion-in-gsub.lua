-- expect: error
-- exercise: scale
-- Replacements that replace.
local function f() return (('x'):gsub('x', f)) end
function scale() return f() end
