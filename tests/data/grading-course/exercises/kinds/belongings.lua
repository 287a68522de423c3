return {
  kind = "checklist", title = "What belongs", lesson = "kinds", points = 4,
  task = [[What does a quantized file store for each group?]],
  items = {
    { "codes", belongs = true },
    { "a scale", belongs = true },
    { "a zero point", belongs = true },
    { "the group size", belongs = true },
    { "gradients", says = "Gradients live in training only." },
    { "the optimizer's state", says = "The optimizer is long gone." },
  },
  need = 3,
  hints = { "What does dequantizing need?" }, why = "Only what dequantizing needs.", sources = { "the course format" },
}
