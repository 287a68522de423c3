-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "A mixture by hand",
  lesson = "kd-loss",
  map = "p8",
  task = [[The hard loss is {hard} and gets the weight {w}. The soft loss, its $T^2$ already inside, is {soft}
and gets the rest. What is the total?]],
  vars = {
    canonical = { hard = 2.0, w = 0.3, soft = 0.9 },
    draw = function(rng)
      return { hard = rng:choice { 1.5, 2, 2.5 }, w = rng:choice { 0.1, 0.2, 0.3, 0.4 }, soft = rng:choice { 0.3, 0.6, 0.9 } }
    end,
  },
  answer = function(v) return v.w * v.hard + (1 - v.w) * v.soft end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return (1 - v.w) * v.hard + v.w * v.soft end,
      says = [[You exchanged the weights. The hard loss has {w}; the soft one has 1 - {w}.]],
    },
    {
      value = function(v) return v.hard + v.soft end,
      says = [[That is the sum without weights. Multiply each loss by its own before you add.]],
    },
    {
      value = function(v) return v.w * v.hard + v.soft end,
      says = [[You weighed the hard loss and took the soft one whole. Its weight is what is left: 1 - {w}.]],
    },
  },
  hints = {
    "total = weight x hard + (1 - weight) x soft.",
    "Compute both products and add them. The result lies between the two losses.",
    "{w} x {hard} + (1 - {w}) x {soft}.",
  },
  why = [[Two weights that add up to 1 keep the total between its parts, so the learning rate means the same
whichever way you lean.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
