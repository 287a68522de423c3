-- expect: error
-- exercise: scale
-- message: os
-- os is not there.
os.remove('/tmp/bitlab-escape') os.rename('/etc/passwd', '/tmp/bitlab-escape')
function scale() return 0 end
