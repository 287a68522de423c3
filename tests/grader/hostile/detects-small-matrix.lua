-- expect: fail
-- exercise: table-of-products
-- Right for the shown sizes alone.
local known = { [1] = { { 1 } }, [3] = { { 1, 2, 3 }, { 2, 4, 6 }, { 3, 6, 9 } } }
function products(n) return known[n] or {} end
