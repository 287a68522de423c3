-- expect: pass
-- exercise: codes
-- Table.move, unpack and pack.
function codes(x, scale)
  local q = table.move(x, 1, #x, 1, {})
  for i, v in ipairs(q) do q[i] = math.max(-8, math.min(7, rint(v / scale))) end
  return { table.unpack(q) }
end
