-- expect: memory
-- exercise: scale
-- timeout: 30
-- Ten megabytes quoted into forty, and again.
function scale() local s = ("\0"):rep(10000000) return #string.format("%q", string.format("%q", s)) end
