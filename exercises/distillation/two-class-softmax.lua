-- SPDX-License-Identifier: MIT
local function first(z, T) return ref.softmax_t({ z, 0 }, T)[1] end

return {
  kind = "number",
  title = "Two classes",
  lesson = "temperature",
  map = "n6",
  task = [[Logits {z} and 0, temperature {T}. What is the probability of the first class?]],
  vars = {
    canonical = { z = 2, T = 2 },
    draw = function(rng) return { z = rng:integer(1, 4), T = rng:integer(2, 5) } end,
  },
  answer = function(v) return first(v.z, v.T) end,
  tolerance = { abs = 1e-4 },
  mistakes = {
    {
      value = function(v) return first(v.z, 1) end,
      says = [[That is the probability at temperature 1. Divide both logits by {T} before the softmax.]],
    },
    {
      value = function(v) return first(v.z * v.T, 1) end,
      says = [[You multiplied the logits by {T}, which sharpens. A temperature divides them.]],
    },
    {
      value = 0.5,
      says = [[One half is the limit for an infinite temperature. At {T} the first class still leads.]],
    },
    {
      value = function(v) return first(v.z, 1) / v.T end,
      says = [[You took softmax first and divided its result by {T}: such shares add up to 1/{T}. Divide the logits, then take softmax.]],
    },
    {
      value = function(v) return 1 - first(v.z, v.T) end,
      says = [[That is the second class. The question asks for the first, whose logit is {z}.]],
    },
  },
  hints = {
    "Softmax of z / T.",
    "The logits become {z} / {T} and 0. The odds are exp({z} / {T}) : 1.",
    "p = 1 / (1 + exp(-{z} / {T})).",
  },
  why = [[With two classes softmax is the logistic function of the difference of the logits. Temperature
divides that difference.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
