-- expect: fail
-- exercise: scale
-- Escapes that set the clipboard, the title and the colours.
function scale() print('\27]52;c;cm0gLXJmIC8=\7\27]0;owned\7\27P1$r\27\\\x9b31m\x9d0;x\x9c') return 0 end
