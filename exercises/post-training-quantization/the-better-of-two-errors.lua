-- SPDX-License-Identifier: MIT
local function loss(v, a, b) return ref.weighted_error({ a, b }, { 0, 0 }, { v.h1, v.h2 }) end

return {
  kind = "number",
  title = "The better of two errors",
  lesson = "weighted-error",
  map = "b45",
  task = [[Two weights have independent inputs with $E[x_1^2] = {{h1}}$ and $E[x_2^2] = {{h2}}$. Rounding A errs by
{a1} in the first weight and {a2} in the second, rounding B by {b1} and {b2}. What is the expected squared error of the
output under the **better** of the two?]],
  vars = {
    canonical = { h1 = 100, h2 = 1, a1 = 0.01, a2 = 0.2, b1 = 0.05, b2 = 0.05 },
    draw = function(rng)
      return { h1 = rng:choice { 60, 80, 100, 120 }, h2 = rng:choice { 0.5, 1, 2 }, a1 = rng:choice { 0.01, 0.02 },
               a2 = rng:choice { 0.1, 0.15, 0.2 }, b1 = rng:choice { 0.05, 0.06 }, b2 = rng:choice { 0.04, 0.05 } }
    end,
  },
  answer = function(v) return math.min(loss(v, v.a1, v.a2), loss(v, v.b1, v.b2)) end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return math.max(loss(v, v.a1, v.a2), loss(v, v.b1, v.b2)) end,
      says = [[That is the other one, B. Its weights are off by less, but its error sits where the input is large.
Compute both outputs and take the smaller.]],
    },
    {
      value = function(v) return v.a1 ^ 2 + v.a2 ^ 2 end,
      says = [[You added the squared errors of the weights. Each counts as much as its input: multiply it by
$E[x^2]$ first.]],
    },
    {
      value = function(v) return v.b1 ^ 2 + v.b2 ^ 2 end,
      says = [[You chose and measured by the weights alone. Each squared error counts $E[x^2]$ times in the output,
and that changes the winner.]],
    },
  },
  hints = {
    "With independent inputs of mean 0 the output's error is the sum of $E[x_j^2]\\, e_j^2$.",
    "A: {h1} x {a1}² + {h2} x {a2}². B: {h1} x {b1}² + {h2} x {b2}².",
    "Compute the two sums and take the smaller one.",
  },
  why = [[With 100 and 1 the two are 0.05 and 0.2525, while the weights' own squared errors are 0.0401 and 0.005:
A's weights are off eight times more, and its output five times less.]],
  sources = { "LeCun et al. 1990, Advances in Neural Information Processing Systems 2" },
}
