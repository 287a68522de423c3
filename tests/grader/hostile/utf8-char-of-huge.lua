-- expect: error
-- exercise: scale
-- Code points that no UTF-8 has.
function scale(m, b) return utf8.char(0x7FFFFFFF + 1) end
