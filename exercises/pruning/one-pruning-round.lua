-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "One round of pruning",
  lesson = "magnitude-pruning",
  map = "w4-6",
  task = [[Put the steps of one pruning round in order.]],
  steps = {
    "Train the dense model",
    "Score the importance of every weight",
    "Build a binary mask from the scores",
    "Apply the mask",
    "Fine-tune the surviving weights",
  },
  mistakes = {
    {
      order = { 2, 1, 3, 4, 5 },
      says = [[You scored before training. The magnitudes of an untrained model are those of its random generator.
(Methods that prune at the start exist; they score by gradients.)]],
    },
    {
      order = { 1, 2, 4, 3, 5 },
      says = [[You applied the mask before you built it. The scores decide the mask, and then the mask is applied.]],
    },
    {
      order = { 1, 2, 3, 5, 4 },
      says = [[You fine-tuned before the weights were gone. The survivors can make up only for what is missing
while they train: apply the mask first.]],
    },
  },
  hints = {
    "What do the scores measure, and what has to be there for that?",
    "Scores come from trained weights; the mask comes from the scores.",
    "Train, score, mask, and two steps are left: which of them needs the zeros to be in place?",
  },
  why = [[Iterative pruning repeats the last four steps at rising sparsity, so that each round removes little and
repairs it.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
