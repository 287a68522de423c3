-- expect: memory
-- exercise: scale
-- timeout: 30
-- A string doubled for ever.
function scale() local s = 'x' while true do s = s .. s end end
