-- expect: fail
-- exercise: codes
-- One table for all calls, filled with what the next case needs.
local q = {}
function codes(x, s) for i = 1, #x do q[i] = q[i] or 0 end return q end
