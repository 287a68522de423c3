-- expect: error
-- exercise: scale
-- message: nil value
-- A command run.
os.execute("touch /tmp/bitlab-escape-2")
function scale() return 1 end
