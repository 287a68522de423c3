return {
  kind = "bug", title = "Which line", lesson = "steps", task = "Which line is wrong?",
  program = [[
function half(x)
  return x * 2
end]],
  line = 2, says = "Half is divided by two.",
  mistakes = { { line = 1, says = "The name is fine." } },
}
