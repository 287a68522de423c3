-- expect: timeout
-- exercise: repair
-- timeout: 0.3
-- A repaired program that never ends.
return { line = 2, program = "function step() while true do end end" }
