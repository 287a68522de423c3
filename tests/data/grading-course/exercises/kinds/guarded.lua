return {
  kind = "code", title = "A guard", lesson = "kinds", points = 1,
  task = [[Define `guarded(x)`: the square root; an error for a negative number.]],
  entry = "guarded",
  reference = [[function guarded(x)
  if x < 0 then error("x is negative") end
  return math.sqrt(x)
end]],
  starter = [[function guarded(x)
end
]],
  cases = { { 4 }, { -1 }, hidden = { { 2 }, { -0.5 } } },
  solution = [[
function guarded(x)
  assert(x >= 0, "negative")
  return math.sqrt(x)
end
]],
  mistakes = {
    { says = "You give NaN for a negative number; an error is wanted.", code = [[function guarded(x) return x ^ 0.5 end]] },
  },
  hints = { "assert" }, why = "A guard stops early.", sources = { "the course format" },
}
