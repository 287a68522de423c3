return {
  kind = "order", title = "The steps", lesson = "kinds", points = 4,
  task = [[Put the steps in order.]],
  steps = { "find the range", "compute the scale", "divide", "round", "clip" },
  mistakes = { { order = { 1, 2, 4, 3, 5 }, says = "You rounded before you divided." } },
  hints = { "Range first." }, why = "Each step needs the one before.", sources = { "the course format" },
}
