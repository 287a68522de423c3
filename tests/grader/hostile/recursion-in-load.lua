-- expect: memory
-- exercise: codes
-- timeout: 5
-- Chunks that load chunks.
local function f() return load('return ...')(f and f()) end
function codes() return f() end
