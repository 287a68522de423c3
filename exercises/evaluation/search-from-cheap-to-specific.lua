-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "Where did the quality go?",
  lesson = "debug-ladder",
  map = "b37",
  task = [[Quality dropped after quantization. Order the search from cheap and general to expensive and specific.]],
  steps = {
    "Check that the unquantized model in the same harness gives the reference score",
    "Compare logits on the same prompts",
    "Compare layer outputs one by one to find where the error jumps",
    "Inspect that layer's ranges and outlier channels",
    "Keep that layer at higher precision or change its granularity, and measure again",
  },
  mistakes = {
    {
      order = { 2, 1, 3, 4, 5 },
      says = [[You compared logits before you knew that the harness works. If the base model does not reach its reference score
there, every later comparison is meaningless: check it first.]],
    },
    {
      order = { 1, 3, 2, 4, 5 },
      says = [[You searched the layers before you looked at the logits. If the logits agree, the fault is after the model and no
layer needs to be searched: logits first.]],
    },
    {
      order = { 1, 2, 4, 3, 5 },
      says = [[You inspected "that layer" before you knew which one it is. Find the place where the error jumps first.]],
    },
  },
  hints = {
    "Each step should leave less for the next one to search. Which looks at most for the least work?",
    "Before any comparison you must trust the thing that measures.",
    "Harness, logits, layers. Then the ranges of the layer that was found, and the fix at the end.",
  },
  why = [[Each rung leaves fewer suspects to the next and dearer one. Starting with the guess is starting on the fourth rung, in a layer
that may be innocent.]],
  sources = { "Nagel et al. 2021, arXiv:2106.08295" },
}
