-- expect: memory
-- exercise: scale
-- timeout: 30
-- Every letter replaced by the whole.
function scale(m, b)
  local s = "xx"
  while true do s = s:gsub("x", s) end
end
