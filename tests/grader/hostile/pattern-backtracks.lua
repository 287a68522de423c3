-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Nested greedy repetition.
function scale() return (('a'):rep(40000)):find('.-.-.-b') end
