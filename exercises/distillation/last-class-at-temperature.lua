-- SPDX-License-Identifier: MIT
local Z = { 3, 1, 0 }
local function last(T) return ref.softmax_t(Z, T)[3] end

return {
  kind = "number",
  title = "The least likely class",
  lesson = "temperature",
  map = "p6",
  task = [[Logits 3, 1 and 0, temperature {T}. What is the probability of the **last** class?]],
  vars = {
    canonical = { T = 3 },
    draw = function(rng) return { T = rng:integer(2, 5) } end,
  },
  answer = function(v) return last(v.T) end,
  tolerance = { abs = 1e-3 },
  mistakes = {
    {
      value = last(1),
      says = [[That is its probability at temperature 1. Divide all three logits by {T} first.]],
    },
    {
      value = function(v) return last(1 / v.T) end,
      says = [[You multiplied the logits by {T}, and the last class all but vanished. A temperature divides
them.]],
    },
    {
      value = 1 / 3,
      says = [[One third each is the limit for an infinite temperature. At {T} the last class is still behind.]],
    },
    {
      value = function(v) return last(1) / v.T end,
      says = [[You took softmax first and divided its result by {T}: such shares add up to 1/{T}. Divide the logits, then take softmax.]],
    },
    {
      value = function(v) return ref.softmax_t({ 3, 1, 0 }, v.T)[1] end,
      says = [[That is the first class. The question asks for the last, whose logit is 0.]],
    },
  },
  hints = {
    "Softmax of z / T: exponentials over their sum.",
    "The exponentials are exp(3 / {T}), exp(1 / {T}) and exp(0) = 1.",
    "1 / (exp(3 / {T}) + exp(1 / {T}) + 1).",
  },
  why = [[At temperature 1 the last class has 0.042. Softening lifts the small probabilities most, and those
are the ones that tell classes apart.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
