-- expect: error
-- exercise: scale
-- message: an error object that is a table
-- Whoever asks the error for its text, its name or its keys waits for ever.
local function wait() while true do end end
function scale()
  error(setmetatable({}, { __tostring = wait, __index = wait, __len = wait, __concat = wait, __eq = wait, __pairs = wait, __name = "x" }))
end
