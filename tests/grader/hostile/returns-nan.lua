-- expect: fail
-- exercise: scale
-- NaN would pass a comparison that fails on `difference > tolerance`.
function scale() return 0/0 end
