-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "The life of an adapter",
  lesson = "lora-merge",
  map = "w7-6",
  task = [[Put the life of a LoRA adapter in order. It is to run without extra cost at the end.]],
  steps = {
    "Freeze the pre-trained W",
    "Add A and B, one random and one zero",
    "Train A and B on the task",
    "Merge: W' = W + (alpha/r) B A",
    "Deploy W'",
  },
  mistakes = {
    {
      order = { 2, 3, 1, 4, 5 },
      says = [[You froze W after the training. By then it has moved with the adapter: freeze it first.]],
    },
    {
      order = { 1, 2, 4, 3, 5 },
      says = [[You merged before the training. One factor is zero then, so you add zero, and what is trained
afterwards never reaches W'.]],
    },
    {
      order = { 1, 2, 3, 5, 4 },
      says = [[You deployed before the merge. That works, with the adapter apart, but it costs two more products for
each token, and here it should cost nothing.]],
    },
    {
      order = { 2, 1, 3, 4, 5 },
      says = [[You added the adapter before W was frozen. Freeze first: then nothing can train W by accident.]],
    },
  },
  hints = {
    "What must not change during training, and what must?",
    "W is frozen before anything trains; the product B A is worth adding when it is not zero any more.",
    "Freeze, add, train, and then the two steps at the end: first into the weights, then out.",
  },
  why = [[Merging into a quantized base is not free: W' must be quantized again, and small updates can vanish in the
rounding.]],
  sources = { "Hu et al. 2021, arXiv:2106.09685" },
}
