-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "The mask of two groups",
  lesson = "two-four",
  map = "b4",
  task = [[Keep 2 of 4 by magnitude: [0.3, -0.9, 0.6, 0.5 | -0.2, 0.05, 0.8, -0.1]. What is the mask?]],
  options = {
    { "0110 1010", correct = true, says = [[Yes: -0.9 and 0.6 in the first group, -0.2 and 0.8 in the second.]] },
    { "0011 0110", says = [[You compared signed values, so -0.9 and -0.2 lost. Compare magnitudes.]] },
    { "0110 0010", says = [[The second group keeps only one weight. Each group keeps exactly two, whatever their size.]] },
    { "0111 0010", says = [[These are the four largest of all eight. The rule works within each four, and each keeps two.]] },
  },
  hints = {
    "Each group of four on its own, by |w|.",
    "First group: 0.3, 0.9, 0.6, 0.5. Second group: 0.2, 0.05, 0.8, 0.1.",
    "The two largest of the first group stand at places 2 and 3. Do the same with the second.",
  },
  why = [[The pattern drops 0.5 and keeps -0.2. Two for each four, everywhere, is what lets the hardware address them
with 2 bits.]],
  sources = { "Mishra et al. 2021, arXiv:2104.08378" },
}
