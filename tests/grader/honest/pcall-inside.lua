-- expect: pass
-- exercise: scale
-- Errors caught on the way.
function scale(m, b)
  local ok = pcall(error, "nothing")
  assert(not ok)
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
