-- expect: fail
-- exercise: scale
-- A chunk and an error named like reports of CI systems.
local said = select(2, pcall(load('error("x")', "::error file=/etc/passwd::\n##[group]ok 1 - all")))
function scale() print(said) return 0 end
