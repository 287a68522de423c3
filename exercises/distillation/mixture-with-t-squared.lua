-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The whole loss",
  lesson = "kd-loss",
  map = "w6-3",
  task = [[$L = \alpha T^2 \operatorname{KL} + (1 - \alpha)\, \text{CE}$ with $\alpha = {{alpha}}$,
$T = {{T}}$, $\operatorname{KL} = {{kl}}$ and $\text{CE} = {{ce}}$. What is $L$?]],
  vars = {
    canonical = { alpha = 0.7, T = 4, kl = 0.05, ce = 2.3 },
    draw = function(rng)
      return {
        alpha = rng:choice { 0.6, 0.7, 0.8, 0.9 },
        T = rng:integer(2, 5),
        kl = rng:choice { 0.02, 0.05, 0.1 },
        ce = rng:choice { 1.1, 1.7, 2.3 },
      }
    end,
  },
  answer = function(v) return v.alpha * v.T ^ 2 * v.kl + (1 - v.alpha) * v.ce end,
  unit = "nats",
  tolerance = { abs = 1e-4 },
  mistakes = {
    {
      value = function(v) return v.alpha * v.kl + (1 - v.alpha) * v.ce end,
      says = [[You left out the T squared. Without it the soft term, and its gradient, fade as the temperature
rises: multiply KL by {T} x {T}.]],
    },
    {
      value = function(v) return v.alpha * v.T * v.kl + (1 - v.alpha) * v.ce end,
      says = [[You multiplied by T once. The softened gradient loses two factors of T, one by the chain rule
and one because both distributions flatten: use T squared.]],
    },
    {
      value = function(v) return (1 - v.alpha) * v.T ^ 2 * v.kl + v.alpha * v.ce end,
      says = [[You put alpha on the cross-entropy. That is the other common convention; here alpha weighs the
soft term.]],
    },
  },
  hints = {
    "Two terms: alpha x T squared x KL, and (1 - alpha) x CE.",
    "Compute T squared times KL first, weigh both terms, and add.",
    "{alpha} x {T} x {T} x {kl} + (1 - {alpha}) x {ce}.",
  },
  why = [[The T squared keeps the two terms comparable when you change the temperature, so that alpha goes on
meaning what it says.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
