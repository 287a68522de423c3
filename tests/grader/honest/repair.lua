-- expect: pass
-- exercise: repair
-- A line and a repaired program.
return { line = 2, program = [[
function step(range, bits)
  local levels = 2 ^ bits - 1
  return range / levels
end
]] }
