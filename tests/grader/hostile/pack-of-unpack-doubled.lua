-- expect: error
-- exercise: scale
-- timeout: 30
-- message: too many results
-- Twice as long each time, until the stack has no room.
function scale(m, b)
  local t = { m, b }
  while true do
    local u = table.pack(table.unpack(t))
    for i = 1, u.n do u[u.n + i] = u[i] end
    t = u
  end
end
