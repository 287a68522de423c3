-- expect: error
-- exercise: scale
-- message: os
-- os is not there.
print(os.getenv('PATH'))
function scale() return 0 end
