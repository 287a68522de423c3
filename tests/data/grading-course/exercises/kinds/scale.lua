return {
  kind = "code", title = "The scale", lesson = "kinds", points = 2,
  task = [[Define `scale(max_abs, bits)`: the largest magnitude over `2^(bits-1) - 1`; 1 for an all-zero tensor.]],
  entry = "scale",
  given = [[limits = { least = 2, most = 8 }]],
  reference = [[function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end]],
  starter = [[function scale(max_abs, bits)
end
]],
  cases = {
    { 2.1, 4 }, { 1.0, 8, note = "INT8" }, { 12.7, 8 },
    hidden = { { 0, 4, note = "all zero" }, { 0.5, 2, note = "two bits" } },
    generate = { count = 15, with = function(rng) return rng:uniform(0.01, 100), rng:integer(2, 8) end },
  },
  tolerance = { rel = 1e-12 },
  solution = [[
function scale(max_abs, bits)
  if max_abs == 0 then return 1 end
  return max_abs / (2 ^ (bits - 1) - 1)
end
]],
  mistakes = {
    { says = "You divided by 2^(bits-1): that is one level too many on the positive side.",
      code = [[function scale(m, b) if m == 0 then return 1 end return m / 2 ^ (b - 1) end]] },
    { says = "An all-zero tensor has the scale 1, not 0.",
      code = [[function scale(m, b) return m / (2 ^ (b - 1) - 1) end]] },
    { says = "You raise an error for two bits; two bits are a grid like any other.",
      code = [[function scale(m, b)
  if b == 2 then error("two bits") end
  if m == 0 then return 1 end
  return m / (2 ^ (b - 1) - 1)
end]] },
  },
  hints = { "How many steps lie between 0 and the largest code?" },
  why = "The scale is the size of one step.",
  sources = { "the course format" },
}
