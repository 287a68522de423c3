-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- string.format of long fields for ever.
function scale() while true do local s = ('%99.99f'):format(1 / 3) end end
