-- SPDX-License-Identifier: MIT
local CLIPS = { 0.5, 1, 2, 4 }
local function values(v) return { 0.1, 0.4, -0.3, 0.2, v.top } end

return {
  kind = "number",
  title = "Five values, one of them large",
  lesson = "clipping",
  map = "p5",
  task = [[The values are 0.1, 0.4, -0.3, 0.2 and {top}. Symmetric, {bits} bits, error against the values as
they are. Which of the clips 0.5, 1, 2 and 4 has the smallest MSE?]],
  vars = {
    canonical = { top = 4, bits = 4, miss = 3.5 },
    draw = function(rng)
      local top = rng:choice { 4, 4.2, 4.6, 5 }
      return { top = top, bits = rng:integer(3, 5), miss = top - 0.5 }
    end,
  },
  answer = function(v) return ref.best_clip(values(v), CLIPS, v.bits).clip end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = 0.5,
      says = [[0.5 is the best clip for the four small values, and then {top} is stored as 0.5: an error of
{miss}, squared, in a mean over five.]],
    },
    {
      value = 1,
      says = [[A clip well below the outlier pays where outliers are rare, two among a thousand. Here it is
one in five, and its squared error is a fifth of the MSE's sum.]],
    },
    {
      value = 2,
      says = [[2 halves the step of the small values, but the outlier then loses {top} - 2, squared, over five: far more than rounding
costs at clip 4.]],
    },
  },
  hints = {
    "MSE(clip) = rounding inside + clipping beyond. Estimate the clipping part first.",
    "The clipping part is the square of {top} minus the clip, divided by 5. Rounding errs by at most half a step, clip / (2 ^ ({bits} - 1) - 1) / 2.",
    "At clip 1 the outlier alone adds the square of ({top} - 1), over 5. Compare that with the largest rounding error that clips 2 and 4 can make.",
  },
  why = [[For {top} at {bits} bits one outlier in five values outweighs them. At 4.0 and 4 bits the MSEs are
2.45, 1.80, 0.806 and 0.0306 for the clips 0.5, 1, 2 and 4; among a thousand values the same outlier would be
cut.]],
  sources = { "Banner et al. 2018, arXiv:1810.05723" },
}
