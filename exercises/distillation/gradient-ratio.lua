-- SPDX-License-Identifier: MIT
local function slope(gap, T) return (1 / (1 + math.exp(-gap / T)) - 0.5) / T end

return {
  kind = "number",
  title = "How much the gradient falls",
  lesson = "t-squared",
  map = "b16",
  task = [[The teacher's logits are {gap} and 0, the student's 0 and 0. Divide the size of
$\partial \operatorname{KL} / \partial z_1$ at temperature 1 by its size at temperature {T}. What do you get?]],
  vars = {
    canonical = { gap = 2, T = 4 },
    draw = function(rng) return { gap = rng:choice { 1.5, 2, 2.5, 3 }, T = rng:choice { 3, 4, 5, 6 } } end,
  },
  answer = function(v) return slope(v.gap, 1) / slope(v.gap, v.T) end,
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v) return v.T ^ 2 end,
      says = [[That is T squared, the limit for high temperatures. {T} is not high against a gap of {gap}: compute
both gradients, (q - p) / T.]],
    },
    {
      value = function(v) return v.T end,
      says = [[That is the 1/T of the chain rule alone. The softened probabilities lie closer together as well.]],
    },
    {
      value = function(v) return slope(v.gap, v.T) / slope(v.gap, 1) end,
      says = [[You divided the other way round. The gradient at temperature 1 is the larger one, and it goes on
top.]],
    },
    {
      value = function(v) return slope(v.gap, 1) / slope(v.gap, v.T) / v.T end,
      says = [[You compared the differences q - p and left out the division by T in front of them.]],
    },
  },
  hints = {
    "The gradient is (q - p) / T.",
    "At temperature 1: q = 0.5 and p = 1 / (1 + exp(-{gap})). At {T}: q = 0.5 and p = 1 / (1 + exp(-{gap}/{T})), and divide by {T}.",
    "For a gap of 2: 0.3808 at temperature 1, and (0.6225 - 0.5) / 4 = 0.0306 at 4. Do it with {gap} and {T}, and divide.",
  },
  why = [[A run that is tuned at one temperature and then multiplied by T squared has its soft gradient moved by
the quotient of T squared and this number: 29% too large for the gap 2 and T = 4.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
