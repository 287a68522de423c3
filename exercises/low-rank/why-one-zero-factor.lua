-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "One factor at zero",
  lesson = "lora",
  map = "w7-3",
  task = [[Why does one of the two LoRA factors start at zero?]],
  options = {
    {
      "To save memory at the start",
      says = [[A zero takes as many bytes as any other number. Ask what the product B A is before the first step.]],
    },
    {
      "So that the product is zero and training starts exactly at the pre-trained model",
      correct = true,
      says = [[Yes. And since the other factor is not zero, the zero one gets a slope and moves at the first
step.]],
    },
    {
      "Because zero has the best gradient",
      says = [[A factor's slope depends on the other factor. With both at zero neither would ever move.]],
    },
    {
      "To keep the adapter sparse",
      says = [[It does not stay zero: after one step its numbers are not zero any more.]],
    },
  },
  hints = {
    "Write down W' = W + (alpha/r) B A with B = 0.",
    "W' = W then. What would random numbers in both factors do to the model before any training?",
    "One option says where training starts.",
  },
  why = [[Which of the two is zero is a convention: B in the paper. With A = 0 and B random the first step moves A
instead.]],
  sources = { "Hu et al. 2021, arXiv:2106.09685" },
}
