-- expect: fail
-- exercise: scale
-- A flood in a finaliser, after the answer was given.
function scale(m, b)
  setmetatable({}, { __gc = function() for i = 1, 1000 do print("::notice::" .. i .. ("\27]0;x\7"):rep(50)) end end })
  return 0
end
