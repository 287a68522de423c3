-- expect: error
-- exercise: scale
-- An error that claims a line behind the end of the file.
function scale() error("answer:99999999999999999999: here", 0) end
