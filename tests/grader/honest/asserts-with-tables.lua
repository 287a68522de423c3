-- expect: pass
-- exercise: scale
-- Catches tables that it threw itself.
function scale(m, b)
  local fine, e = pcall(error, { code = 1 })
  assert(not fine and e.code == 1)
  if m == 0 then return 1 end
  return m / ((1 << (b - 1)) - 1)
end
