-- expect: fail
-- timeout: 2.5
-- exercise: affine
-- Keys of sixty thousand bytes that differ at their ends.
function affine() local t = {} for i = 1, 15 do t[("k"):rep(60000) .. i] = i end return t end
