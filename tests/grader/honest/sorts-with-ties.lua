-- expect: pass
-- exercise: codes
-- Sorts pairs of place and value and brings them back.
function codes(x, s)
  local order, q = {}, {}
  for i in ipairs(x) do order[i] = i end
  table.sort(order, function(a, b) if x[a] ~= x[b] then return x[a] < x[b] end return a < b end)
  for _, i in ipairs(order) do q[i] = math.max(-8, math.min(7, rint(x[i] / s))) end
  return q
end
