-- expect: fail
-- exercise: codes
-- Whole frames of the protocol printed, an end frame too.
for seq = 0, 3 do print(string.pack('<I8I4BI4', 0, seq, 67, 4) .. '\0\0\0\0') end
function codes() print(string.pack('<I8I4BI4I4d', 0, 4, 69, 12, 13, 0)) return {} end
