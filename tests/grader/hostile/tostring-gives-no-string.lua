-- expect: error
-- exercise: scale
-- A __tostring that gives a table.
function scale() print(setmetatable({}, { __tostring = function() return {} end })) end
