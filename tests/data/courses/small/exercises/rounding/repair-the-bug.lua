return {
  kind = "bug", title = "Repair it", lesson = "steps", task = "Find the line and repair the program.",
  program = [[
function half(x)
  return x * 2
end]],
  line = 2, says = "Half is divided by two.",
  entry = "half", reference = [[
function half(x)
  return x / 2
end]],
  solution = "function half(x) return x / 2 end",
  cases = { { 3 }, { -1 } },
  mistakes = { { line = 3, says = "`end` only ends." }, { code = "function half(x) return x // 2 end", says = "That rounds down." } },
}
