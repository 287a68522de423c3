-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Which order, and why?",
  lesson = "pipeline-order",
  map = "w9-2",
  task = [[You want to prune structures, fine-tune to recover, and quantize. Which order, and why?]],
  options = {
    { "Quantize, then prune: pruning ignores the scales anyway", says = [[After rounding there is nothing left to fine-tune in
float, and structured pruning changes the ranges that the scales were made for.]] },
    {
      "Prune, fine-tune, quantize: recovery happens in float and the scales are fitted to the weights that will be served",
      correct = true,
      says = [[Recovery training needs float weights, so it must come before rounding.]],
    },
    { "The order does not matter: the factors multiply", says = [[The sizes multiply, the errors do not. What was rounded can no
longer be healed in float.]] },
    { "Fine-tune, quantize, prune", says = [[Pruning last leaves no recovery after it, and the scales belong to weights that
are no longer there.]] },
  },
  hints = {
    "Which of the three steps needs float weights to work on?",
    "Fine-tuning heals what pruning broke, so it stands after it; and it moves weights by less than a step of the grid.",
    "Fine-tuning comes after pruning and before rounding.",
  },
  why = [[The order is decided by what can still be repaired, not by the size: all orders end with the same number of
bytes.]],
  sources = { "Hassibi and Stork 1992, NIPS 5" },
}
