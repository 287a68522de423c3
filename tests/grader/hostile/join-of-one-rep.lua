-- expect: memory
-- exercise: scale
-- timeout: 30
-- One string a hundred times in a list that is joined: little until it is joined.
local s, t = ("x"):rep(4e6), {}
for i = 1, 100 do t[i] = s end
function scale(m, b)
  return #table.concat({ table.concat(t), table.concat(t) })
end
