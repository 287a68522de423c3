return {
  kind = "bug", title = "Find the line", lesson = "kinds", points = 2,
  task = [[Which line is wrong?]],
  program = [[local bits = 8
local levels = 2 ^ bits
local scale = 2 / levels]],
  line = 2, says = "There are 2^bits levels but 2^bits - 1 steps.",
  mistakes = { { line = 3, says = "Line 3 only uses what line 2 made." } },
  hints = { "Count steps." }, why = "Levels are not steps.", sources = { "the course format" },
}
