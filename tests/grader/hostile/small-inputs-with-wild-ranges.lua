-- expect: fail
-- exercise: scale
-- message: scale(2, 2) should give 2
-- On a small input: every function that has a price, with the ends of the integers, NaN, lists that lie and arguments of other types, then without end.
function scale(m,b) if m==1 and b==2 then
 for _,f in ipairs{table.concat, table.insert, table.remove, table.move, table.unpack, table.sort, string.rep, string.byte, string.format, next, pairs, utf8.char, select, math.max} do
  for _,a in ipairs{{},{nil},{{}},{{},1},{{},math.mininteger,math.maxinteger},{{},"x",math.mininteger},{{},1,math.maxinteger,1},{"a",-1},{"a",math.mininteger},{0},{1e308,0/0},{{},0/0,0/0},{setmetatable({},{__len=function() return math.maxinteger end, __index=function() return 1 end}), "", 1, 3}} do pcall(f, table.unpack(a, 1, 4)) end end
 while true do table.move({}, 1, 1e8, 2) end end
 return m/2^(b-1) end
