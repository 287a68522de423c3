-- expect: error
-- exercise: scale
-- message: io
-- io is not there.
io.popen('touch /tmp/bitlab-escape-popen')
function scale() return 0 end
