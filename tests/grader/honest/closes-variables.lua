-- expect: pass
-- exercise: scale
-- To-be-closed variables that work.
function scale(m, b)
  local open = 0
  do local a <close> = setmetatable({}, { __close = function() open = open - 1 end }) open = open + 1 end
  if m == 0 then return 1 + open end
  return m / (2 ^ (b - 1) - 1)
end
