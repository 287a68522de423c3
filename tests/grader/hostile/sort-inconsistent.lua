-- expect: error
-- exercise: codes
-- An order function that contradicts itself.
function codes(x) local t = {} for i = 1, 2000 do t[i] = i % 7 end table.sort(t, function() return true end) return t end
