-- SPDX-License-Identifier: MIT
local function hours(v) return v.epochs * v.share / 100 * 1e6 / v.rate / 3600 end
return {
  kind = "number",
  title = "Hours of QAT",
  lesson = "qat-budget",
  map = "w3-3",
  task = [[The full training: {epochs} epochs over 1 million samples at {rate} samples/s. QAT runs for {share}% of
the epochs, and every step takes {overhead}% longer. How many hours does QAT take?]],
  vars = {
    canonical = { epochs = 100, rate = 1000, share = 10, overhead = 30 },
    draw = function(rng)
      return {
        epochs = rng:choice { 60, 80, 100, 120, 200 },
        rate = rng:choice { 400, 500, 800, 1000 },
        share = rng:choice { 10, 15, 20 },
        overhead = rng:choice { 20, 25, 30, 40, 50 },
      }
    end,
  },
  answer = function(v) return hours(v) * (1 + v.overhead / 100) end,
  unit = "h",
  tolerance = { abs = 0.05 },
  mistakes = {
    {
      value = function(v) return hours(v) end,
      says = [[You left the overhead out. Every step takes {overhead}% longer: multiply the hours by 1 + {overhead}/100.]],
    },
    {
      value = function(v) return hours(v) * 100 / v.share end,
      says = [[That is the full training. QAT runs {share}% of its epochs, and more slowly.]],
    },
    {
      value = function(v) return hours(v) / (1 + v.overhead / 100) end,
      says = [[You divided by the overhead, so QAT became faster by it. Steps that take longer take more hours:
multiply.]],
    },
    {
      value = function(v) return hours(v) / (1 - v.overhead / 100) end,
      says = [[You took {overhead}% off the samples per second. A step that takes {overhead}% longer divides the
rate by 1 + {overhead}/100, and that takes off less.]],
    },
    {
      value = function(v) return hours(v) * (1 + v.overhead / 100) * 3600 end,
      says = [[That is the time in seconds. An hour has 3,600 of them.]],
    },
    {
      value = function(v) return hours(v) * (1 + v.overhead / 100) * 60 end,
      says = [[That is the time in minutes.]],
    },
  },
  hints = {
    "Hours = samples seen / rate x (1 + overhead) / 3600.",
    "Samples seen: {epochs} epochs x {share}% x 1,000,000. Rate: {rate} per second.",
    "Divide the samples by {rate}, multiply by 1 + {overhead}/100, divide by 3600.",
  },
  why = [[13,000 s against 100,000 s for the numbers of the lesson: 3.61 h against 27.8 h. The share of the epochs
decides; the overhead is a factor between 1 and 2.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
