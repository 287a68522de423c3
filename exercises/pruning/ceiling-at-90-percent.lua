-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The ceiling",
  lesson = "structured-vs-unstructured",
  map = "w4-3",
  task = [[A product [M, K] x [K, N] costs 2MKN FLOP. With {sparsity}% of the weights gone and M = K = N = 4096, what is
the theoretical speed-up, as a factor?]],
  vars = {
    canonical = { sparsity = 90 },
    draw = function(rng) return { sparsity = rng:choice { 60, 75, 80, 85, 90, 95 } } end,
  },
  answer = function(v) return 1 / (1 - v.sparsity / 100) end,
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return 1 - v.sparsity / 100 end, says = [[That is the share that remains. The speed-up is 1 over it.]] },
    { value = function(v) return 1 + v.sparsity / 100 end, says = [[You added the sparsity to 1. The time falls to the remaining share, so the speed is 1 over that share.]] },
    { value = function(v) return v.sparsity end, says = [[That is the percentage of the weights that are gone. Divide 1 by the share that stays.]] },
    { value = function(v) return 100 / v.sparsity end, says = [[You divided by the removed share. What takes time is the share that stays: 1 - {sparsity}/100.]] },
  },
  hints = {
    "Ceiling = 1 / (1 - s).",
    "s = {sparsity}/100; the sizes of the matrices cancel.",
    "1 / (1 - {sparsity}/100).",
  },
  why = [[A ceiling, not a forecast: survivors bring an index each, and a dense kernel multiplies the zeros. With FP32
values and 32-bit indices the bytes allow half of it.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
