-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why plain W8A8 breaks",
  lesson = "outliers-llm-int8",
  map = "d8",
  task = [[Rounding weights and activations to INT8 works for small language models. Why does it break beyond about 6.7
billion parameters?]],
  options = {
    {
      "Weights become heavy-tailed",
      says = [[The weights stay close to normal at that size, and INT8 weights alone go on working. Look at the other factor
of the product.]],
    },
    {
      "A few hidden channels of the activations become very large and stretch the shared scale",
      correct = true,
      says = [[Yes. A token has one scale, a channel twenty times larger than the rest sets it, and the others are left with a
few codes.]],
    },
    {
      "INT8 accumulators overflow",
      says = [[The sums are taken in INT32, which holds 131,071 products of (-128)². Rows are shorter than that. The damage is
done before, in the rounding.]],
    },
    {
      "The vocabulary grows",
      says = [[The vocabulary has no part in the products of the hidden layers. Ask what a single scale per token cannot bear.]],
    },
  },
  hints = {
    "One scale per token: the largest channel sets the step of all.",
    "With a channel at 20 the step is 20 / 127 = 0.16, and an activation of 0.07 becomes 0.",
    "Which option speaks of the activations?",
  },
  why = [[The paper calls it an emergence: outlier channels appear in models of about that size, and plain INT8 loses accuracy with them.]],
  sources = { "Dettmers et al. 2022, arXiv:2208.07339" },
}
