-- expect: error
-- exercise: repair
-- A repaired program that is bytecode.
return { line = 2, program = '\27LuaT' }
