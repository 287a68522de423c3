-- expect: error
-- exercise: repair
-- A repaired program that raises escapes.
return { line = 1, program = [[error("\27[2J::error::x")]] }
