-- expect: timeout
-- exercise: scale
-- timeout: 0.4
-- An error whose way out closes a variable for ever.
function scale()
  local guard <close> = setmetatable({}, { __close = function() while true do pcall(error) end end })
  error("out")
end
