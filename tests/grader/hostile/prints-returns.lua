-- expect: fail
-- exercise: scale
-- Carriage returns and backspaces that would hide a verdict.
function scale() print("x\rPASS scale: 2 of 2 points\8\8\8\27[8m\u{200b}\u{2066}\u{feff}") return 0 end
