LuaTx“
-- expect: refused
-- exercise: codes
-- Bytecode.
