-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Alpha on the hard loss",
  lesson = "kd-loss",
  map = "n8",
  task = [[A code base writes `alpha * hard + (1 - alpha) * soft`. The hard loss is {hard}, the soft loss
{soft}, and alpha = {alpha}. What is the total?]],
  vars = {
    canonical = { hard = 1.0, soft = 0.4, alpha = 0.25 },
    draw = function(rng)
      return { hard = rng:choice { 1, 1.2, 1.6, 2 }, soft = rng:choice { 0.2, 0.4, 0.6 }, alpha = rng:choice { 0.1, 0.2, 0.25, 0.4 } }
    end,
  },
  answer = function(v) return v.alpha * v.hard + (1 - v.alpha) * v.soft end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return v.alpha * v.soft + (1 - v.alpha) * v.hard end,
      says = [[You put alpha on the soft loss, as this course does. This code base puts it on the hard one:
read which term it multiplies.]],
    },
    {
      value = function(v) return v.hard + v.soft end,
      says = [[That is the plain sum. Weigh the hard loss with {alpha} and the soft loss with what is left of
1.]],
    },
    {
      value = function(v) return (v.hard + v.soft) / 2 end,
      says = [[That is the mean, alpha = 0.5. Here the hard loss has the weight {alpha}.]],
    },
  },
  hints = {
    "A mixture: the two weights add up to 1.",
    "Compute both products and add them. The result lies between the two losses.",
    "{alpha} x {hard} + (1 - {alpha}) x {soft}.",
  },
  why = [[With alpha on the hard loss the same number means the opposite mixture. It is worth one look at the
code before you copy a setting.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
