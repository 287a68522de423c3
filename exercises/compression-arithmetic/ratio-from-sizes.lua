-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "A ratio from two sizes",
  lesson = "compression-ratio",
  map = "w0-2",
  task = [[A {before} GB FP16 model became {after} GB. What is the compression ratio?]],
  vars = {
    canonical = { before = 14, after = 3.5 },
    draw = function(rng)
      local params, bits = rng:choice { 7, 8, 13, 30, 34, 65, 70 }, rng:choice { 2, 4, 8 }
      return { before = 2 * params, after = params * bits / 8 }
    end,
  },
  answer = function(v) return v.before / v.after end,
  tolerance = { abs = 0.001 },
  mistakes = {
    { value = function(v) return v.after / v.before end,
      says = [[You divided new by old. The ratio is original over compressed; what you have is the share that is left.]] },
    { value = function(v) return v.before - v.after end,
      says = [[You subtracted: that is the saving in GB. A ratio divides the two sizes and has no unit.]] },
    { value = function(v) return 100 * (1 - v.after / v.before) end,
      says = [[That is the saving in percent. The ratio says how many times the new size fits into the old one.]] },
  },
  hints = {
    "Compression ratio R = original size / compressed size.",
    "How many models of {after} GB fit into {before} GB?",
    "R = {before} GB / {after} GB.",
  },
  why = [[With the original on top, larger is better and a ratio under 1 means that the file grew. Ratios of
steps that follow one another multiply.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
