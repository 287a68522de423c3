-- expect: pass
-- exercise: codes
-- goto continue in a loop.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do
    local c = rint(v / s)
    if c > 7 then q[i] = 7 goto continue end
    if c < -8 then q[i] = -8 goto continue end
    q[i] = c
    ::continue::
  end
  return q
end
