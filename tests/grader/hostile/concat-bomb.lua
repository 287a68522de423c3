-- expect: memory
-- exercise: scale
-- timeout: 5
-- table.concat of one long string many times.
function scale() local s = ('x'):rep(2 ^ 20 // 1 | 0) local t = {} for i = 1, 200 do t[i] = s end return #table.concat(t) end
