return {
  kind = "choice", title = "One right option", lesson = "kinds",
  task = [[Which is largest?]],
  options = {
    { "INT4", says = "Four bits are the smallest here." },
    { "FP32", correct = true, says = "Yes: 32 bits." },
    { "FP16", says = "Half of FP32." },
  },
  hints = { "Count bits." }, why = "Bits are bits.", sources = { "the course format" },
}
