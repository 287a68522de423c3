-- SPDX-License-Identifier: MIT
local Z = { 6, 3, 1, -1 }
local function H(T) return ref.entropy(ref.softmax_t(Z, T)) end

return {
  kind = "number",
  title = "The teacher's entropy",
  lesson = "temperature",
  map = "t9",
  task = [[Teacher logits 6, 3, 1 and -1, temperature {T}. What is the entropy of the softened probabilities,
in nats?]],
  vars = {
    canonical = { T = 4 },
    draw = function(rng) return { T = rng:integer(2, 5) } end,
  },
  answer = function(v) return H(v.T) end,
  unit = "nats",
  tolerance = { abs = 0.005 },
  mistakes = {
    {
      value = H(1),
      says = [[That is the entropy at temperature 1. Divide the logits by {T} before the softmax.]],
    },
    {
      value = function(v) return H(v.T) / math.log(2) end,
      says = [[Right distribution, other unit: that is in bits. With the natural logarithm it comes out in
nats.]],
    },
    {
      value = math.log(4),
      says = [[That is ln 4, the entropy of four equal classes. At {T} the first class still has more than the
others.]],
    },
    {
      value = function(v) return H(1 / v.T) end,
      says = [[You multiplied the logits by {T}, which sharpens. A temperature divides them.]],
    },
  },
  hints = {
    "H = -sum of p ln p, over the softmax of z / T.",
    "The logits become 6/{T}, 3/{T}, 1/{T} and -1/{T}. The figure reads the entropy off at any temperature.",
    "Take the four exponentials, divide each by their sum, and add up -p ln p.",
  },
  why = [[At temperature 4 these logits reach 85% of ln 4, the most that four classes can have: the teacher's
small preferences have become visible, and its order is what it was.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
