-- SPDX-License-Identifier: MIT
local Z = { 2.0, 1.0, 0.1 }
local function H(T) return ref.entropy(ref.softmax_t(Z, T)) end

return {
  kind = "number",
  title = "How much softening adds",
  lesson = "temperature",
  map = "w6-1",
  task = [[Logits 2.0, 1.0 and 0.1. By how many nats does the entropy rise from temperature 1 to temperature
{T}? That is $H(T = {{T}}) - H(T = 1)$ with $H = -\sum p \ln p$.]],
  vars = {
    canonical = { T = 5 },
    draw = function(rng) return { T = rng:integer(2, 5) } end,
  },
  answer = function(v) return H(v.T) - H(1) end,
  unit = "nats",
  tolerance = { abs = 0.002 },
  mistakes = {
    {
      value = function(v) return (H(v.T) - H(1)) / math.log(2) end,
      says = [[That is the rise in bits. Use the natural logarithm, or multiply by ln 2.]],
    },
    {
      value = function(v) return H(1) - H(v.T) end,
      says = [[You subtracted the other way round. Softening raises the entropy, so the difference is
positive.]],
    },
    {
      value = function(v) return H(v.T) end,
      says = [[That is the entropy at temperature {T} alone. Subtract the entropy at temperature 1.]],
    },
    {
      value = math.log(3) - H(1),
      says = [[You took {T} for an infinite temperature: ln 3 is the entropy of equal shares, and at {T} they
are not equal yet.]],
    },
  },
  hints = {
    "Two entropies, each -sum of p ln p, and their difference.",
    "The odds are exp(2.0), exp(1.0), exp(0.1) at temperature 1, and exp(2.0/{T}), exp(1.0/{T}), exp(0.1/{T}) at {T}.",
    "At temperature 1 the probabilities are 0.659, 0.242 and 0.099, and their entropy is 0.8467 nats. Do the same at {T} and subtract.",
  },
  why = [[The entropy can rise no further than ln 3 = 1.0986 nats for three classes, so from 0.8467 there were
at most 0.2519 to gain.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
