-- expect: error
-- exercise: scale
-- message: io
-- io is not there.
for line in io.lines('/etc/passwd') do print(line) end
function scale() return 0 end
