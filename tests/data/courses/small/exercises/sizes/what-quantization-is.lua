return {
  kind = "choice", title = "What it is", lesson = "sizes", task = "What does quantization change?",
  options = {
    { "the number format", correct = true, says = "Yes." },
    { "the training data", says = "That is distillation." },
    { "the number of layers" },
  },
}
