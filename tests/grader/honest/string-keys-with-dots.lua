-- expect: pass
-- exercise: affine
-- Record by constructors and expressions in brackets.
function affine(lo, hi) local s = (hi - lo) / 255 return { ["scale"] = s, ["ze" .. "ro"] = rint(-lo / s) } end
