return {
  kind = "number", title = "The size of a model", lesson = "kinds", points = 2,
  task = [[How many GB do 13 billion weights of 16 bits take?]],
  answer = 26, unit = "GB", tolerance = { abs = 0.01 },
  mistakes = { { value = 13, says = "You counted one byte a weight; 16 bits are two." },
               { value = 208, says = "Those are gigabits." },
               { value = 26 * math.log(2), says = "You took a logarithm." } },
  hints = { "Two bytes a weight." }, why = "Bytes are bits over eight.", sources = { "the course format" },
}
