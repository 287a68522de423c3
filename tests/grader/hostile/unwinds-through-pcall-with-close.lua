-- expect: error
-- exercise: scale
-- message: the last one
-- Each level of an error is replaced by the one of a variable that is closed.
local function level(n)
  local guard <close> = setmetatable({}, { __close = function(_, e) error(n == 1 and "the last one" or "level " .. n, 0) end })
  if n < 150 then level(n + 1) end
  error("the first one")
end
function scale() level(1) end
