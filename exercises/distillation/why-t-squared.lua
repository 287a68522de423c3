-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Where the square comes from",
  lesson = "t-squared",
  map = "w6-4",
  task = [[Why is the soft loss multiplied by $T^2$?]],
  options = {
    {
      "To make it larger than the hard loss",
      says = [[A larger weight is what alpha is for. T squared keeps the soft gradient at the size that it had
before you changed T.]],
    },
    {
      "The student's gradient shrinks about as 1/T^2: one 1/T by the chain rule, another because softened probabilities differ by about 1/T of the gap between the logits",
      correct = true,
      says = [[Yes. The first factor is exact, the second holds for high temperatures: from T = 1 to 4 the logits
(2, 0) against (0, 0) lose a factor of 12.44, not 16.]],
    },
    {
      "KL contains two softmaxes, and each gives exactly 1/T",
      says = [[The teacher's softmax is a constant: only the student's is differentiated, and that gives exactly
one 1/T. The second is a limit.]],
    },
    {
      "It turns nats into bits",
      says = [[That would be a division by ln 2 = 0.693, whatever the temperature.]],
    },
  },
  hints = {
    "Differentiate KL for one logit of the student: which parts depend on it?",
    "The gradient is (q - p) / T. How does q - p behave when T grows?",
    "One option names an exact factor and a factor from flattening.",
  },
  why = [[Knowing which half is a limit tells you when to trust the correction: once T is above the gap between
the logits.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531, section 2" },
}
