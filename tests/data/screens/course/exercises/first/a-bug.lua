-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "A sum that is none",
  lesson = "everything",
  points = 2,
  task = [[`add(1, 2)` gives -1. Which line is wrong? Name it and repair the program.]],
  program = [[
function add(a, b)
  local sum = a - b
  return sum
end
]],
  line = 2,
  says = [[Line 2 subtracts.]],
  entry = "add",
  reference = function(a, b) return a + b end,
  cases = { { 1, 2 }, { 5, 5 } },
  solution = [[
function add(a, b)
  return a + b
end
]],
  mistakes = { { line = 3, says = [[Returning is fine.]] } },
}
