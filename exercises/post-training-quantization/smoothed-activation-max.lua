-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The new largest activation",
  lesson = "smoothquant",
  map = "t8",
  task = [[Three input channels have the largest activations {loud}, 0.2 and 0.2. Their smoothing scales are
{s}, 1 and 1: activations are divided by them, weights multiplied. What is the largest activation afterwards?]],
  vars = {
    canonical = { loud = 10, s = 4 },
    draw = function(rng) return { loud = rng:choice { 10, 12, 24, 40, 70 }, s = rng:choice { 2, 4, 8 } } end,
  },
  answer = function(v) return math.max(v.loud / v.s, 0.2) end,
  tolerance = { rel = 1e-9 },
  mistakes = {
    {
      value = function(v) return v.loud * v.s end,
      says = [[You multiplied. The weights are multiplied by the scale; the activations are divided by it.]],
    },
    {
      value = function(v) return v.loud end,
      says = [[{loud} is the largest before. If only the weights were scaled the activations would stay as
they are, and the output would change.]],
    },
    {
      value = 0.2,
      says = [[0.2 belongs to the quiet channels, which have the scale 1 and keep it. Is the loud channel
still larger after its division by {s}?]],
    },
  },
  hints = {
    "After smoothing a channel's largest activation is its old one divided by its scale.",
    "The three become {loud} / {s}, 0.2 / 1 and 0.2 / 1.",
    "Take the largest of the three quotients.",
  },
  why = [[The INT8 step shrinks with the largest activation. The output does not change, and for scales that
are powers of two not even in the last bit: they only move the exponent.]],
  sources = { "Xiao et al. 2022, arXiv:2211.10438" },
}
