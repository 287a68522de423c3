return {
  kind = "choice", title = "Two right options", lesson = "kinds", points = 4,
  task = [[Which are floating-point formats?]],
  options = {
    { "BF16", correct = true, says = "Yes." },
    { "INT8", says = "INT8 is an integer format." },
    { "FP8 E4M3", correct = true, says = "Yes." },
    { "INT4", says = "INT4 is an integer format too." },
  },
  hints = { "Which have an exponent?" }, why = "An exponent floats.", sources = { "the course format" },
}
