-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Decibels per bit",
  lesson = "error-vs-bits",
  map = "b34",
  task = [[An error that is uniform over a step s has mean square $s^2/12$. The step becomes {factor} times smaller (one more bit halves it).
By how many dB does the mean square error fall? Two decimals.]],
  vars = {
    canonical = { factor = 2 },
    draw = function(rng) return { factor = rng:choice { 2, 4, 8, 16 } } end,
  },
  answer = function(v) return 20 * math.log(v.factor, 10) end,
  unit = "dB",
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return 10 * math.log(v.factor, 10) end,
      says = [[You took the factor of the step. The mean square error goes with $s^2$, so it falls by {factor} squared.]] },
    { value = function(v) return 40 * math.log(v.factor, 10) end,
      says = [[You took 20 log10 of a ratio of squares. Mean squares are powers: 10 log10 of {factor} squared.]] },
    { value = function(v) return v.factor ^ 2 end,
      says = [[That is the factor by which the MSE falls. In dB it is 10 log10 of this factor.]] },
    {
      value = function(v) return -20 * math.log(v.factor, 10) end,
      says = [[The size is right. The question asks by how much the error falls, and that is a positive number.]],
    },
  },
  hints = {
    "dB = 10 log10 of a ratio of powers; a mean square is a power.",
    "The MSE falls by {factor} squared.",
    "10 log10({factor} x {factor}) = 20 log10({factor}).",
  },
  why = [[6.02 dB for one bit is the slope that audio engineers know. It needs an error that is spread evenly over the step, a grid that halves
exactly, and no clipping.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
