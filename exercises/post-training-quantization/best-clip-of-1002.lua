-- SPDX-License-Identifier: MIT
-- The 1,002 weights of the lesson's figures at their defaults, and the 20 clips of the sweep.
local bulk, all = {}, {}
local clips = ref.linspace(0.5, 5, 20)
do
  local r = rng.legacy(42)
  r:normal(24) -- the first 24 belong to another example
  for i, x in ipairs(r:normal(1000, 0, 0.5)) do bulk[i], all[i] = x, x end
  all[1001], all[1002] = 5.0, -4.5
end

return {
  kind = "number",
  title = "The best of twenty clips",
  lesson = "clipping",
  map = "t6",
  task = [[1,000 normal weights with standard deviation 0.5 and two outliers, 5.0 and -4.5: those of the
figures. At {bits} bits, which of the 20 clips, evenly spaced from 0.5 to 5, has the smallest MSE?]],
  vars = {
    canonical = { bits = 4 },
    draw = function(rng) return { bits = rng:integer(3, 6) } end,
  },
  answer = function(v) return ref.best_clip(all, clips, v.bits).clip end,
  tolerance = { abs = 0.01 },
  mistakes = {
    {
      value = 5,
      says = [[A clip of 5.0 covers everything: no clipping error, and the coarsest steps for 1,000 weights.
At {bits} bits another clip has a smaller sum of both errors.]],
    },
    {
      value = function(v) return ref.best_clip(bulk, clips, v.bits).clip end,
      says = [[That clip is best for the 1,000 ordinary weights alone. The two outliers are part of the
tensor, and their errors, squared, belong to the mean.]],
    },
    {
      value = 0.5,
      says = [[0.5 gives the finest steps and cuts off everything beyond one standard deviation. The clipping
error is then more than the rounding error you saved.]],
    },
  },
  hints = {
    "The best clip minimises rounding error + clipping error, against the original weights.",
    "Set `bits` to {bits} in the first figure, leave the other sliders at their defaults, and read the mark.",
    "The clips are 0.5 + k x 4.5 / 19 for k = 0 to 19. The mark shows which has the smallest MSE.",
  },
  why = [[At 4 bits the MSE is 0.0204 at the best clip, 0.0439 at 5.0 and 0.0716 at 0.5. Both ends lose, for
opposite reasons.]],
  sources = { "Banner et al. 2018, arXiv:1810.05723" },
}
