-- expect: pass
-- exercise: codes
-- Rounds by way of the bits of a float32.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do
    local bits = string.unpack("<I4", string.pack("<f", v))
    local whole = rint(v / s)
    q[i] = math.max(-8, math.min(7, bits and whole))
  end
  return q
end
