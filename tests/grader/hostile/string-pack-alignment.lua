-- expect: error
-- exercise: scale
-- Alignments that overflow.
function scale(m, b) return string.packsize("!16 c2147483647 c2147483647") end
