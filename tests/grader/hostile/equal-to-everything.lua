-- expect: fail
-- exercise: affine
-- A record that says that it equals everything, is less than everything, and is a number when added to.
local all = {}
for _, name in ipairs { "__eq", "__lt", "__le", "__call", "__unm", "__add", "__sub", "__index", "__close" } do all[name] = function() return true end end
function affine(lo, hi)
  return setmetatable({ scale = setmetatable({}, all), zero = setmetatable({}, all) }, all)
end
