-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "What two families change",
  lesson = "compression-goals",
  map = "q1",
  task = [[Quantization and distillation are the two families that this course spends most time on.
What does each of them change?]],
  options = {
    { "Both change the training data", says = [[Distillation changes what the student is asked to
imitate, the training signal. Quantization may run after training with no training data at all.]] },
    { "Quantization changes how numbers are stored, distillation changes what the student is trained to imitate",
      correct = true, says = [[Yes: one changes the number format, the other the training signal. That
is why they fail differently, and why they can be combined.]] },
    { "Quantization removes weights, distillation rounds them", says = [[That is pruning and
quantization. Removing weights is pruning; rounding them is quantization; distillation does neither.]] },
    { "Both change the tokenizer", says = [[Neither does. The tokenizer decides what the tokens are;
these methods decide how the numbers behind them are stored and trained.]] },
  },
  hints = {
    "Sort the methods by what they touch: the number format, the training signal, the number of parameters, the factorisation.",
    "One of the two can be done in a minute without any training. The other is a kind of training.",
    "Ask of each method what is different afterwards: the same weights in fewer bits, or other weights that were trained on other targets?",
  },
  why = [[The distinction decides how a compressed model can fail. A format fails by numerical error
in weights that were right; a student fails by never having learned something that its teacher knew.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877", "Hinton et al. 2015, arXiv:1503.02531" },
}
