-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Programs compiled for ever.
function scale() while true do load('return ' .. math.random()) end end
