-- expect: memory
-- exercise: scale
-- timeout: 30
-- A replacement that makes each character a thousand.
function scale() local s = ("x"):rep(1000000) return #s:gsub("", ("y"):rep(1000)) end
