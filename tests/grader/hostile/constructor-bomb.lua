-- expect: memory
-- exercise: scale
-- timeout: 30
-- Programs of constructors, each larger than the one before.
function scale() local t = {} for i = 1, 1e6 do t[i] = load("return {" .. ("{1},"):rep(i * 1000) .. "}") end return #t end
