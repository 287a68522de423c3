-- expect: pass
-- exercise: scale
-- An error raised, caught and explained inside.
function scale(m, b)
  local ok, r = xpcall(function() if m == 0 then error({ zero = true }) end return m / (2 ^ (b - 1) - 1) end, function(e) return e end)
  return ok and r or 1
end
