-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "BF16 to plain integer codes",
  lesson = "compression-ratio",
  map = "n3",
  task = [[A model of {params} billion parameters goes from BF16, {before} GB, to plain {bits}-bit weights,
{after} GB. What is the compression ratio?]],
  vars = {
    canonical = { params = 13, bits = 4, before = 26, after = 6.5 },
    draw = function(rng)
      local params, bits = rng:choice { 7, 13, 30, 34, 65, 70 }, rng:choice { 2, 4, 8 }
      return { params = params, bits = bits, before = 2 * params, after = params * bits / 8 }
    end,
  },
  answer = function(v) return 16 / v.bits end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return v.bits / 16 end,
      says = [[Inverted: that is the share that is left. The ratio is original over compressed.]] },
    { value = function(v) return v.before - v.after end,
      says = [[That is the number of GB saved. The ratio divides: {before} GB over {after} GB.]] },
    { value = function(v) return 32 / v.bits end,
      says = [[You started from FP32. BF16 has 16 bits, so the ratio is half of that.]] },
  },
  hints = {
    "R = bits before / bits after. The number of parameters cancels.",
    "Only the bits matter: how often do {bits} bits fit into 16?",
    "R = 16 / {bits}, or {before} / {after}.",
  },
  why = [[The parameters cancel, so the ratio of two formats is the same for every model. Plain means that no
scales are counted; with them the ratio is smaller.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
