-- SPDX-License-Identifier: MIT
local W = { 0.11, -0.07, 0.03, 0.05, 1.9, -0.8, 0.43, -1.2 } -- two rows of four
local function gain(bits) return ref.group_rmse(W, bits, 8) ^ 2 / ref.group_rmse(W, bits, 4) ^ 2 end

return {
  kind = "number",
  title = "Two rows, by hand",
  lesson = "per-tensor-per-channel",
  map = "p3",
  task = [[The rows of `W` are

- 0.11, -0.07, 0.03, 0.05
- 1.9, -0.8, 0.43, -1.2

Quantize to symmetric INT{bits}. What is the MSE with one scale divided by the MSE with one scale per row?]],
  vars = {
    canonical = { bits = 4 },
    draw = function(rng) return { bits = rng:integer(3, 6) } end,
  },
  answer = function(v) return gain(v.bits) end,
  tolerance = { rel = 0.02 },
  mistakes = {
    {
      value = 1,
      says = [[A ratio of 1 says that nothing was gained. The large row indeed gains nothing, but the small
row's squared errors count in the mean too. Add up both rows.]],
    },
    {
      value = function(v) return 1 / gain(v.bits) end,
      says = [[You divided the other way round. One scale makes the larger error, and it goes on top.]],
    },
    {
      value = 1.9 / 0.11,
      says = [[That is the ratio of the two scales, 1.9 / 0.11. The question asks for the ratio of the mean
squared errors: quantize, subtract, square, average.]],
    },
  },
  hints = {
    "Two passes: quantize all eight weights with the step of 1.9, then each row with its own step. Compare the sums of squared errors.",
    "The largest code is `2 ^ ({bits} - 1) - 1`. One step: 1.9 divided by it. Own steps: 1.9 and 0.11 divided by it.",
    "The large row has the same squared errors in both passes. Compute them once, add those of the small row for each pass, and divide the two sums.",
  },
  why = [[At 4 bits it is 0.00580026 / 0.00325791. The row that sets the shared scale gains nothing, and its
error is most of both means: that is why the ratio is below 2 although the small row improves more than 300
times.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
