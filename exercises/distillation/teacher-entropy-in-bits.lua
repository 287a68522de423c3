-- SPDX-License-Identifier: MIT
local Z = { 9, 6.5, 4, 2.5, 1, -4 }
local function bits(T) return ref.entropy_bits(ref.softmax_t(Z, T)) end

return {
  kind = "number",
  title = "The teacher's entropy",
  lesson = "soft-targets",
  map = "d1",
  task = [[A teacher's logits for a photo of a cat are cat 9, kitten 6.5, lynx 4, dog 2.5, loaf 1 and
carburetor -4. What is the entropy of its soft target at temperature {T}, in bits?]],
  vars = {
    canonical = { T = 5 },
    draw = function(rng) return { T = rng:integer(3, 8) } end,
  },
  answer = function(v) return bits(v.T) end,
  unit = "bits",
  tolerance = { abs = 0.01 },
  mistakes = {
    {
      value = function(v) return bits(v.T) * math.log(2) end,
      says = [[That is the entropy in nats. Divide by ln 2 = 0.693, or take logarithms to base 2.]],
    },
    {
      value = function() return bits(1) end,
      says = [[That is the entropy at temperature 1. Divide the logits by {T} before the softmax.]],
    },
    {
      value = math.log(6, 2),
      says = [[That is log2 6, the entropy of six equal classes. At temperature {T} they are not equal yet.]],
    },
    {
      value = function(v) return bits(1 / v.T) end,
      says = [[You multiplied the logits by {T}, which sharpens. A temperature divides them.]],
    },
    {
      value = function(v) return bits(v.T) / math.log(6, 2) end,
      says = [[That is the share of the most that six classes can have. The entropy itself is that times log2 6 = 2.585 bits.]],
    },
  },
  hints = {
    "p = softmax(logits / T), then H = -sum of p log2 p.",
    "The odds are exp(9/{T}), exp(6.5/{T}), exp(4/{T}), exp(2.5/{T}), exp(1/{T}), exp(-4/{T}); divide each by their sum.",
    "At temperature 5 the probabilities are 0.396, 0.240, 0.146, 0.108, 0.080 and 0.029. Do the same at {T}, multiply each by its -log2 and add.",
  },
  why = [[Two to the power of the entropy is the number of equally likely classes that would be as uncertain:
1.37 at temperature 1, 4.65 at temperature 5. That is what softening does to this target.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
