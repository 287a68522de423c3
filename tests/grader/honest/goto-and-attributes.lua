-- expect: pass
-- exercise: scale
-- goto, const and close.
function scale(m, b)
  local top <const> = 2 ^ (b - 1) - 1
  local guard <close> = setmetatable({}, { __close = function() end })
  if m ~= 0 then goto divide end
  do return 1 end
  ::divide::
  return m / top
end
