-- expect: fail
-- exercise: scale
-- A thousand combining marks.
function scale() print('e' .. ('\u{301}'):rep(1000)) return 0 end
