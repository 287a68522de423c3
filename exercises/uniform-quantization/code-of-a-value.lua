-- SPDX-License-Identifier: MIT
local pairs_that_fall_short = { -- x / s is just below a whole number in binary floating point
  { 0.3, 0.1 }, { 0.6, 0.1 }, { 0.7, 0.1 }, { 0.6, 0.2 }, { 1.2, 0.2 }, { 1.4, 0.2 },
  { 1.2, 0.4 }, { 2.4, 0.4 }, { 2.8, 0.4 },
}
return {
  kind = "number",
  title = "One value, one code",
  lesson = "affine-quantizer",
  map = "n1",
  task = [[x = {x}, scale s = {s}, zero point z = 0. Which code q does x get?]],
  vars = {
    canonical = { x = 0.3, s = 0.1 },
    draw = function(rng)
      local pair = pairs_that_fall_short[rng:integer(1, #pairs_that_fall_short)]
      return { x = pair[1], s = pair[2] }
    end,
  },
  answer = function(v) return math.floor(v.x / v.s + 0.5) end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return math.floor(v.x / v.s) end,
      says = [[You truncated. In binary floating point {x}/{s} comes out a little below a whole number (0.3/0.1 is
2.9999999999999996), and floor drops to the code below. Round to the nearest code instead.]] },
    { value = function(v) return v.x end,
      says = [[A code is a whole number. Divide by the scale and round.]] },
    { value = function(v) return math.floor(v.x / v.s / v.s + 0.5) end,
      says = [[You divided by the scale twice. Once is enough: q counts how many steps of {s} fit into {x}.]] },
  },
  hints = {
    "q = round(x / s) + z.",
    "How many steps of {s} does it take from 0 to {x}? Round to the nearest.",
    "q = round({x} / {s}) + 0.",
  },
  why = [[The value comes back as s times q, and for 0.1 and 3 that is 0.30000000000000004: an error of
5.6e-17 that belongs to binary fractions, not to the quantizer.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
