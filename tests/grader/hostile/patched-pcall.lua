-- expect: error
-- exercise: scale
-- Pcall and error patched.
pcall = function() return true, 1 end
error = function() return 1 end
assert = error
function scale() return nil + 1 end
