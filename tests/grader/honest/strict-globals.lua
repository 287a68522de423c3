-- expect: pass
-- exercise: scale
-- A strict mode on _G.
setmetatable(_G, { __index = function(_, k) error("undefined " .. tostring(k), 2) end })
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
