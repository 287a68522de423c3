-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Straight through",
  lesson = "ste",
  map = "w3-1",
  task = [[Inside the clipping range the straight-through estimator sets dy/dx = 1. If dL/dy = {g}, what is
dL/dx there?]],
  vars = {
    canonical = { g = 0.05 },
    draw = function(rng) return { g = rng:integer(2, 90) / 100 } end,
  },
  answer = function(v) return v.g end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 0, says = [[0 is the true derivative of a staircase, and it is what STE gives outside the range. Inside it passes the gradient on.]] },
    { value = 1, says = [[1 is dy/dx alone. Multiply it by the gradient that arrives, {g}.]] },
    { value = function(v) return 1 + v.g end, says = [[You added dy/dx. The chain rule multiplies: {g} x 1.]] },
  },
  hints = {
    "The chain rule: dL/dx = dL/dy x dy/dx.",
    "dL/dx = {g} x 1 inside the range.",
    "A factor of 1 changes nothing.",
  },
  why = [[Rounding happened in the forward pass; the backward pass behaves as if it had not.]],
  sources = { "Bengio et al. 2013, arXiv:1308.3432" },
}
