return {
  kind = "code", title = "Codes of a list", lesson = "kinds", points = 3,
  task = [[Define `codes(x, scale)`: the list of `rint(x / scale)`, clipped to -8 … 7.]],
  entry = "codes",
  reference = [[function codes(x, scale)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / scale))) end
  return q
end]],
  starter = [[function codes(x, scale)
end
]],
  cases = {
    { { 0.5, -1.5, 2.5 }, 1, note = "ties" }, { { 100, -100 }, 1, note = "clipping" },
    hidden = { { {}, 1, note = "empty" } },
    generate = { count = 10, with = function(rng) return rng:normal(12, 0, 5), rng:uniform(0.5, 2) end },
  },
  tolerance = { ulp = 0 },
  solution = [[
function codes(x, scale)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / scale))) end
  return q
end
]],
  mistakes = {
    { says = "You cut the fraction off instead of rounding.",
      code = [[function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, (math.modf(v / s)))) end
  return q
end]] },
    { says = "You did not clip.",
      code = [[function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = rint(v / s) end return q end]] },
  },
  hints = { "One loop." }, why = "Codes are what is stored.", sources = { "the course format" },
}
