-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Twice",
  lesson = "everything",
  points = 2,
  task = [[Define `twice(x)`: two times `x`.]],
  entry = "twice",
  reference = function(x) return 2 * x end,
  starter = [[
function twice(x)
end
]],
  cases = { { 1 }, { 2.5, note = "a fraction" }, hidden = { { -3 } } },
  solution = [[
function twice(x)
  return 2 * x
end
]],
  mistakes = { { says = [[You squared it.]], code = [[
function twice(x)
  return x * x
end
]] } },
  hints = { "Multiply.", "Return `2 * x`." },
  why = [[Two of a thing are twice the thing.]],
}
