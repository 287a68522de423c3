-- expect: memory
-- exercise: scale
-- timeout: 30
-- Joined reps, joined again, as a buffer of strings would be.
function scale(m, b)
  local parts = {}
  for i = 1, 1000 do parts[i] = ("x"):rep(1e6) end
  return #table.concat(parts, ("y"):rep(1e6))
end
