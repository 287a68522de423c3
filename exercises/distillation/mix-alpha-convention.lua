-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Which loss does alpha weigh?",
  lesson = "kd-loss",
  map = "t11",
  task = [[A notebook reports a hard loss of {hard}, a soft loss of {soft} and "alpha = {alpha} **on the hard
loss**". What total does it train on?]],
  vars = {
    canonical = { hard = 0.8, soft = 0.35, alpha = 0.4 },
    draw = function(rng)
      return { hard = rng:choice { 0.6, 0.8, 1.1 }, soft = rng:choice { 0.15, 0.25, 0.35 }, alpha = rng:choice { 0.1, 0.2, 0.3, 0.4 } }
    end,
  },
  answer = function(v) return v.alpha * v.hard + (1 - v.alpha) * v.soft end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return v.alpha * v.soft + (1 - v.alpha) * v.hard end,
      says = [[That is alpha on the soft loss, the convention of this course. The notebook says the opposite:
{alpha} belongs to the hard loss.]],
    },
    {
      value = function(v) return v.hard + v.soft end,
      says = [[That is the sum. The hard loss counts {alpha}, the soft loss 1 - {alpha}.]],
    },
    {
      value = function(v) return (v.hard + v.soft) / 2 end,
      says = [[That is the plain mean, alpha = 0.5. Here the hard loss counts {alpha} and the soft loss 1 - {alpha}.]],
    },
    {
      value = function(v) return v.alpha * v.hard + v.soft end,
      says = [[You weighed the hard loss alone. What alpha does not take is the soft loss's weight: 1 - {alpha}.]],
    },
    {
      value = function(v) return v.alpha * v.hard end,
      says = [[That is the hard part. The soft part, 1 - {alpha} of {soft}, comes on top.]],
    },
  },
  hints = {
    "alpha x hard + (1 - alpha) x soft, in the notebook's convention.",
    "Compute both products and add them.",
    "{alpha} x {hard} + (1 - {alpha}) x {soft}.",
  },
  why = [[In the convention of this course the same training has the alpha 1 minus that number, on the soft
loss.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
