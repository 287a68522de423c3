-- expect: fail
-- timeout: 2.5
-- exercise: affine
-- A record of sixty thousand keys.
local wide = {} for i = 1, 60000 do wide["k" .. i] = i end
function affine(lo, hi) wide.scale = (hi - lo) / 255 wide.zero = rint(-lo / wide.scale) return wide end
