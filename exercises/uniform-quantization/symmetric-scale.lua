-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The symmetric scale",
  lesson = "symmetric-vs-asymmetric",
  map = "n2",
  task = [[The largest weight of a tensor has magnitude {absmax}. What is the symmetric INT4 scale (largest code 7)?]],
  vars = {
    canonical = { absmax = 2.1 },
    draw = function(rng) return { absmax = rng:integer(1, 12) * 7 / 10 } end,
  },
  answer = function(v) return ref.symmetric_scale(v.absmax, 4) end,
  tolerance = { abs = 1e-9 },
  mistakes = {
    { value = function(v) return v.absmax / 8 end,
      says = [[You divided by 8. The grid has a code -8, but the largest positive code is 7, and +{absmax} needs one: divide by 7.]] },
    { value = function(v) return 2 * v.absmax / 15 end,
      says = [[That is the step of an asymmetric grid: the range from -{absmax} to {absmax} in 15 steps. Symmetric: absmax over 7.]] },
    { value = function(v) return v.absmax / 15 end,
      says = [[You spread all 15 steps over one side. Seven of them lie on each side of zero.]] },
  },
  hints = {
    "$s = \\max|w| / (2^{b-1}-1)$.",
    "Code 7 has to stand for {absmax}: how large is one step?",
    "s = {absmax} / (8 - 1).",
  },
  why = [[The largest weight decides the step of all the others. With this scale it gets code 7 or -7 and comes back unchanged.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
