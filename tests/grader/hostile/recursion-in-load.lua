-- expect: memory
-- exercise: codes
-- timeout: 30
-- Chunks that load chunks.
local function f() return load('return ...')(f and f()) end
function codes() return f() end
