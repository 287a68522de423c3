-- expect: pass
-- exercise: codes
-- Fills the list from its end.
function codes(x, s) local q = table.pack(table.unpack(x)) q.n = nil for i = #x, 1, -1 do q[i] = math.max(-8, math.min(7, rint(x[i] / s))) end return q end
