-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Where scales cost a bit",
  lesson = "bits-per-weight",
  map = "b13",
  task = [[{bits}-bit weights carry a {scale}-bit scale and a {zero}-bit zero point for each group. At which
group size do they cost as much as plain codes of one more bit, without any scales?]],
  vars = {
    canonical = { bits = 4, scale = 16, zero = 16 },
    draw = function(rng)
      return { bits = rng:choice { 3, 4, 6 }, scale = rng:choice { 16, 32 }, zero = rng:choice { 4, 16 } }
    end,
  },
  answer = function(v) return v.scale + v.zero end,
  unit = "weights",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.scale end,
      says = [[You counted the scale's {scale} bits and left out the zero point's {zero}. Together they have
to be shared until each weight pays 1 bit.]],
    },
    {
      value = function(v) return 4 * (v.scale + v.zero) end,
      says = [[At that size the scales add a quarter of a bit. The question asks where they add a whole one.]],
    },
    {
      value = function(v) return (v.scale + v.zero) / v.bits end,
      says = [[There the scales add as many bits as the codes have: the cost doubles. One more bit is less
than that, so the group is larger.]],
    },
  },
  hints = {
    "Bits per weight = code bits + (scale bits + zero-point bits) / group.",
    "Set {bits} + ({scale} + {zero}) / g equal to {bits} + 1.",
    "The {bits} cancels: ({scale} + {zero}) / g = 1. Solve for g.",
  },
  why = [[Below this group size the scales cost more than another bit would. It is the number of extra bits
itself, whatever the width of the codes.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
