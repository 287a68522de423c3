-- expect: fail
-- exercise: codes
-- table.pack leaves its key n, which is one key too many.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end return table.pack(table.unpack(q)) end
