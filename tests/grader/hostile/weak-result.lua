-- expect: fail
-- exercise: codes
-- A list that could forget its elements.
function codes(x, s)
  local q = setmetatable({}, { __mode = "v" })
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end
  return q
end
