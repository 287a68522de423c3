-- expect: fail
-- exercise: scale
-- A type with a name of 128 KiB, printed and formatted.
local named = setmetatable({}, { __name = ("\27]0;x\7"):rep(1 << 14) })
function scale()
  print(named, #tostring(named), #string.format("%s", named))
  return 0
end
