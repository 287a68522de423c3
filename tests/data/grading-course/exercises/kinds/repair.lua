return {
  kind = "bug", title = "Repair the program", lesson = "kinds", points = 4,
  task = [[Find the line and repair it.]],
  program = [[function step(range, bits)
  local levels = 2 ^ bits
  return range / levels
end]],
  line = 2, says = "There is one step fewer than levels.",
  entry = "step",
  reference = [[function step(range, bits) return range / (2 ^ bits - 1) end]],
  cases = { { 2, 8 }, { 1, 4 }, hidden = { { 3, 1, note = "one bit" }, { 10, 2 } } },
  solution = [[function step(range, bits)
  local levels = 2 ^ bits - 1
  return range / levels
end]],
  mistakes = {
    { line = 3, says = "Line 3 divides rightly by what it is given." },
    { code = [[function step(range, bits) return range / (2 ^ bits - 2) end]], says = "One step fewer, not two." },
  },
  hints = { "Draw two bits." }, why = "Fence posts.", sources = { "the course format" },
}
