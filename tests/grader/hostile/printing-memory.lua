-- expect: memory
-- exercise: scale
-- timeout: 5
-- A line that does not fit into memory.
function scale() print(('x'):rep(2 ^ 26 // 1 | 0)) return 1 end
