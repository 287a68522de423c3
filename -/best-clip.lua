-- The best clip
--
-- Define `best_clip(x, clips, bits)`: try every clip of the list `clips` and return a record with the
-- fields `clip`, the one with the smallest mean squared error, and `mse`, that error.
--
-- For a clip $c$: cut each value to $[-c, c]$. The largest magnitude that is left, divided by
-- `2 ^ (bits - 1) - 1`, is the step (so a clip beyond the largest value changes nothing). Round the cut values
-- to that grid and compare with the **original** values.
--
-- The clips come in any order. The first one wins a tie. A list of zeros has the error 0.

-- x: list of numbers; clips: list of candidates; bits: 2 to 8.
-- rint(v) rounds to the nearest integer, ties to even.
function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    -- your code
  end
  return best
end
