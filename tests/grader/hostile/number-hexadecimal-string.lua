-- expect: fail
-- exercise: size
-- A hexadecimal string.
return '0x1A'
