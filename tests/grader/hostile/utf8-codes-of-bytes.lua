-- expect: error
-- exercise: scale
-- utf8.codes on bytes that are none, with the error in the middle of a case.
function scale(m, b) for _ in utf8.codes("a\xff") do end end
