-- expect: timeout
-- exercise: scale
-- timeout: 0.4
-- Tables packed from what was unpacked, over and over, with all of it held by two.
local t = {}
for i = 1, 200000 do t[i] = i end
function scale(m, b)
  while true do t = table.pack(table.unpack(t)) end
end
