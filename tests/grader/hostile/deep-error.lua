-- expect: error
-- timeout: 2.5
-- exercise: scale
-- An error object nested a hundred thousand deep.
function scale() local t = {} for _ = 1, 100000 do t = { t } end error(t) end
