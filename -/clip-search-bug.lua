-- A search that always clips too much
--
-- This search should return the clip with the smallest mean squared error. It picks the smallest clip
-- nearly every time. Which line is wrong? Repair it.

return { line = 0, -- the line at fault
program = [==[
function best_clip(x, clips, bits)  local best, bc = math.huge, nil
  for _, c in ipairs(clips) do      local y = clamp_all(x, c)
    local yh = on_grid(y, bits)
    local e = mse(y, yh)
    if e < best then best, bc = e, c end
  end
  return bc
end
]==] }
