-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Which step is finer",
  lesson = "symmetric-vs-asymmetric",
  map = "w1-3",
  task = [[A tensor lives in [-0.8, 1.2]. Which statement about quantizing it to 8 bits is right?]],
  options = {
    { "Symmetric is finer because zero maps to zero", says = [[Zero is exact in both schemes: the affine zero point is an
integer. What differs is the range that the codes have to cover.]] },
    { "Asymmetric is finer: step 2.0/255 = 0.00784 against 1.2/127 = 0.00945", correct = true,
      says = [[Yes: a step 17% smaller, because no code is spent on values below -0.8.]] },
    { "Both have the same step", says = [[Only for a range that is symmetric itself, and then nearly. Symmetric must cover
[-1.2, 1.2], 2.4 units, with 254 steps; asymmetric 2.0 units with 255.]] },
    { "Asymmetric is coarser because the zero point costs one bit", says = [[The zero point is stored once for each
scale, not in every weight. All 256 codes stay available.]] },
  },
  hints = {
    "Compare the two steps: range over number of steps.",
    "Symmetric: 1.2/127. Asymmetric: (1.2 + 0.8)/255.",
    "0.00945 and 0.00784. The smaller step is the finer grid.",
  },
  why = [[The symmetric grid reaches from -1.2 to 1.2, and 0.4 of these 2.4 units hold no value: 16.7% of the
codes, one third of the negative half, are never used.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
