-- expect: fail
-- exercise: scale
-- NUL bytes and half characters.
function scale() print('\0\0\xe2\x82') return 0 end
