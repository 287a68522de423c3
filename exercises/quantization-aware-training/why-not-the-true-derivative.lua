-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why not the true derivative",
  lesson = "ste",
  map = "w3-2",
  task = [[Why does QAT not use the real derivative of `round()`?]],
  options = {
    {
      "It is too slow to compute",
      says = [[Nothing is faster to compute: it is 0. The trouble is what a weight does with a gradient of 0.]],
    },
    {
      "It is 0 almost everywhere and undefined at the jumps, so no weight would ever move",
      correct = true,
      says = [[Yes. A staircase is flat between its jumps, and a gradient of 0 moves nothing.]],
    },
    {
      "It is 1, which explodes the gradients",
      says = [[1 is what the straight-through estimator puts in its place, and a factor of 1 explodes nothing.
Look at the slope of a flat tread.]],
    },
    {
      "It is only defined for integers",
      says = [[round() takes any real number, and its derivative exists everywhere but at the jumps. What is its
value there?]],
    },
  },
  hints = {
    "Draw the staircase and look at its slope.",
    "round(0.31) and round(0.32) are the same. What is the difference over 0.01?",
    "The slope is 0 on each tread and does not exist at the jumps. Which option says so?",
  },
  why = [[Chain rule: whatever gradient arrives from the loss is multiplied by 0. Training with the true
derivative is correct and useless.]],
  sources = { "Bengio et al. 2013, arXiv:1308.3432" },
}
