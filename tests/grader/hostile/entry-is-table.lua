-- expect: error
-- exercise: scale
-- message: scale is a table
-- A callable table as the entry.
scale = setmetatable({}, { __call = function() return 1 end })
