-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "The pattern with hardware",
  lesson = "two-four",
  map = "d9",
  task = [[Which sparsity pattern do tensor cores support directly?]],
  options = {
    { "Random 50%", says = [[Random zeros need indices of their own and leave rows uneven. The tensor cores skip them only in a fixed pattern.]] },
    { "2 zeros in every 4 consecutive weights", correct = true, says = [[Yes, on NVIDIA GPUs since Ampere.]] },
    { "Every second row", says = [[Without those rows it is a smaller dense matrix: it needs no special support.]] },
    { "90% in CSR", says = [[CSR is read by software: a sparse kernel on the ordinary units.]] },
  },
  hints = {
    "Hardware wants the same amount of work everywhere.",
    "Which pattern has the same number of zeros in each small group?",
    "It is the one this lesson is named after.",
  },
  why = [[Equal groups and addresses of 2 bits: that is what fits into a multiplier array.]],
  sources = { "Mishra et al. 2021, arXiv:2104.08378" },
}
