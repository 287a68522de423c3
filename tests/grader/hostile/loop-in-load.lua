-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Large chunks compiled for ever.
local s = 'return {' .. ('1,'):rep(1e5) .. '}'
function scale() while true do load(s) end end
