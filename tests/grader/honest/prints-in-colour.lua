-- expect: pass
-- exercise: scale
-- Escapes in what is printed do no harm to the verdict.
function scale(m, b) print('\27[1mhere\27[0m ::notice::') return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end
