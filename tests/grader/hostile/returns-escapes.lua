-- expect: fail
-- exercise: scale
-- A string with escapes and commands as the result.
function scale() return "\27]0;x\7\27[2J\r::error::x\n##vso[task.complete]\xff\xc2\x9b1m\u{202e}" end
