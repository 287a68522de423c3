-- expect: fail
-- exercise: scale
-- Frames of the protocol on the output.
local frame = string.pack("<I8I4BI4", 0, 0, string.byte("L"), 5) .. ("\0"):rep(5)
function scale() print(frame) print(string.pack("<I8I4BI4d", 0, 1, string.byte("E"), 12, 1)) return 0 end
