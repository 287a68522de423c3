-- expect: error
-- exercise: scale
-- An error message that is no UTF-8.
function scale() error('\xff\xfe\xc0\x80\xed\xa0\x80 \u{202e}evil\u{2066}', 0) end
