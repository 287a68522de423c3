-- expect: memory
-- exercise: scale
-- timeout: 5
-- string.pack with a padding of gigabytes.
function scale() local t = {} while true do t[#t + 1] = string.pack('z', ('x'):rep(2 ^ 16 // 1 | 0)) end end
