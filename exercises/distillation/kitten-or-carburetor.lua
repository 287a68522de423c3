-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Kitten or carburetor",
  lesson = "soft-targets",
  map = "d2",
  task = [[The logits are 6.5 for *kitten* and -4 for *carburetor*; four other classes have theirs. How many
times likelier is *kitten* at temperature {T}?]],
  vars = {
    canonical = { T = 5 },
    draw = function(rng) return { T = rng:integer(2, 10) } end,
  },
  answer = function(v) return math.exp(10.5 / v.T) end,
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = math.exp(10.5),
      says = [[That is the ratio at temperature 1. The temperature divides the difference of the logits before
the exponential.]],
    },
    {
      value = function(v) return 10.5 / v.T end,
      says = [[That is the difference of the softened logits. Softmax takes exponentials, so the ratio of the
probabilities is e to that power.]],
    },
    {
      value = function(v) return v.T end,
      says = [[{T} is the temperature. The ratio also depends on how far the two logits are apart: 6.5 and -4
differ by 10.5.]],
    },
    {
      value = function(v) return math.exp(2.5 / v.T) end,
      says = [[You subtracted 4. The carburetor's logit is minus 4, so the difference is 6.5 + 4 = 10.5.]],
    },
    {
      value = function(v) return math.exp(10.5) / v.T end,
      says = [[You divided the ratio by {T}. The temperature divides the logits, before the exponential: the ratio becomes its {T}-th root.]],
    },
  },
  hints = {
    "Ratio of two classes = exp((z1 - z2) / T).",
    "The other classes cancel, and only the difference of the two logits is left: 6.5 - (-4).",
    "exp((6.5 + 4) / {T}).",
  },
  why = [[The sum under both probabilities is the same, so it cancels: no other class can change this ratio. It
is 36,316 at temperature 1 and 8.17 at temperature 5.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
