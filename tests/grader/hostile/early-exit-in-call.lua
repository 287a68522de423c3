-- expect: error
-- exercise: scale
-- Os.exit inside a case.
function scale() os.exit(0) end
