-- expect: error
-- exercise: scale
-- string.unpack behind the end.
function scale(m, b) return string.unpack("d", "x", -100) end
