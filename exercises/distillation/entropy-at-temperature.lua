-- SPDX-License-Identifier: MIT
local Z = { 2.0, 1.0, 0.1 }
local function H(T) return ref.entropy(ref.softmax_t(Z, T)) end

return {
  kind = "number",
  title = "Entropy of a softened softmax",
  lesson = "temperature",
  map = "b50",
  task = [[Logits 2.0, 1.0 and 0.1, temperature {T}. What is the entropy in nats?]],
  vars = {
    canonical = { T = 5 },
    draw = function(rng) return { T = rng:integer(2, 5) } end,
  },
  answer = function(v) return H(v.T) end,
  unit = "nats",
  tolerance = { abs = 0.002 },
  mistakes = {
    {
      value = H(1),
      says = [[That is the entropy at temperature 1. Divide the logits by {T} first.]],
    },
    {
      value = math.log(3),
      says = [[That is ln 3, the limit for a very high temperature. {T} is not there yet.]],
    },
    {
      value = function(v) return H(v.T) / math.log(2) end,
      says = [[Right distribution, other unit: that is in bits. The natural logarithm gives nats.]],
    },
    {
      value = function(v) return H(1 / v.T) end,
      says = [[You multiplied the logits by {T}, which sharpens. A temperature divides them.]],
    },
  },
  hints = {
    "H = -sum of p ln p, over the softmax of z / T.",
    "The logits become 2.0/{T}, 1.0/{T} and 0.1/{T}.",
    "Take the three exponentials, divide each by their sum, and add up -p ln p. The result lies a little below ln 3 = 1.0986.",
  },
  why = [[Three logits within 2 of each other are soft already at temperature 1, with 77% of the maximum. How
much a temperature does depends on how far apart the logits are.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
