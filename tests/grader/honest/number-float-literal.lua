-- expect: pass
-- exercise: size
-- A hexadecimal float.
return 0x1.ap4
