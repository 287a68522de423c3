-- expect: error
-- exercise: codes
-- message: table
-- The entry is a table that can be called.
codes = setmetatable({}, { __call = function(_, x) return x end })
