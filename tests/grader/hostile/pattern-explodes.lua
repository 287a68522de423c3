-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A pattern that explodes inside string.find.
function scale() return string.find(('a'):rep(220), ('.-'):rep(4) .. 'b') end
