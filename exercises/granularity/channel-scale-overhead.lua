-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Two numbers for each row",
  lesson = "per-tensor-per-channel",
  map = "w2-1",
  task = [[`W` is {rows} x {cols} (out x in). Per-channel quantization stores one scale and one zero point for
each output row. How many extra **numbers** is that, in percent of the number of weights?]],
  vars = {
    canonical = { rows = 4096, cols = 4096 },
    draw = function(rng)
      return { rows = rng:choice { 1024, 2048, 8192, 14336 }, cols = rng:choice { 768, 2048, 4096, 5120 } }
    end,
  },
  answer = function(v) return 100 * 2 * v.rows / (v.rows * v.cols) end,
  unit = "%",
  tolerance = { rel = 0.02 },
  mistakes = {
    {
      value = function(v) return 100 / v.cols end,
      says = [[You counted the scales and left out the zero points. Each row stores two numbers.]],
    },
    {
      value = function(v) return 2 / v.cols end,
      says = [[That is the fraction. The question asks for percent: multiply by 100.]],
    },
    {
      value = function(v) return 100 * 4 / v.cols end,
      says = [[You compared bytes: an FP16 scale and zero point, 4 bytes, beside one-byte weights. A good
question too, but this one counts numbers: 2 for each row of {cols}.]],
    },
  },
  hints = {
    "Overhead = extra numbers / weights.",
    "2 x {rows} extra numbers, {rows} x {cols} weights.",
    "The rows cancel: 100 x 2 / {cols}.",
  },
  why = [[The rows cancel, so only the length of a row matters: the longer the row, the cheaper its scale. At
4096 columns, the scale and the zero point are 1 number for every 2048 weights.]],
  sources = { "Krishnamoorthi 2018, arXiv:1806.08342" },
}
