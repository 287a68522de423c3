-- SPDX-License-Identifier: MIT
local SIGMA = { 8, 4, 2, 1 }

return {
  kind = "number",
  title = "The rank for a share",
  lesson = "low-rank",
  map = "b12",
  task = [[The singular values are 8, 4, 2 and 1. What is the smallest rank with at least {percent}% of the
energy?]],
  vars = {
    canonical = { percent = 95 },
    draw = function(rng) return { percent = rng:choice { 70, 80, 90, 92, 95, 97 } } end,
  },
  answer = function(v) return ref.rank_for_energy(SIGMA, v.percent / 100) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return ref.rank_for_energy(SIGMA, v.percent / 100) - 1 end,
      says = [[That rank stays below {percent}%. The ranks 1 to 4 have 64/85 = 75.3%, 80/85 = 94.1%, 84/85 = 98.8% and
100%.]],
    },
    {
      value = function(v) return ref.rank_for_energy(SIGMA, v.percent / 100) + 1 end,
      says = [[That is enough, and one fewer is too. Perhaps you added the values without squaring them, 8/15, 12/15,
14/15 and 1.]],
    },
    {
      value = function(v) return ref.rank_for_energy(SIGMA, v.percent / 100) - 2 end,
      says = [[The first value alone has 64/85 = 75.3% of the energy. Go on until the sum reaches {percent}%.]],
    },
  },
  hints = {
    "Add squares from the largest on until their share reaches the target.",
    "The squares are 64, 16, 4 and 1, together 85. The target is {percent}% of 85.",
    "The shares are 64/85 = 75.3%, 80/85 = 94.1%, 84/85 = 98.8% and 100%. Take the first that is at least {percent}%.",
  },
  why = [[Without squares the same values would ask for all four: 14/15 is 93.3%. Squares favour the large ones, so
the rank is lower.]],
  sources = { "Eckart and Young 1936, Psychometrika 1, 211-218" },
}
