-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop before anything is defined.
while true do end
function scale() return 1 end
