-- expect: memory
-- exercise: affine
-- timeout: 5
-- Memory exhausted before the entry is called.
local s = 'x'
while true do s = s .. s end
function affine() end
