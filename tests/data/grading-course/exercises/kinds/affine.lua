return {
  kind = "code", title = "An affine record", lesson = "kinds", points = 1,
  task = [[Define `affine(lo, hi)`: a record with `scale` and `zero` of an 8-bit grid 0 … 255.]],
  entry = "affine",
  reference = [[function affine(lo, hi)
  local scale = (hi - lo) / 255
  return { scale = scale, zero = rint(-lo / scale) }
end]],
  starter = [[function affine(lo, hi)
end
]],
  cases = {
    { -1, 1 }, { 0, 2.55 },
    generate = { count = 10, with = function(rng) return rng:uniform(-2, -0.1), rng:uniform(0.1, 3) end },
  },
  solution = [[
function affine(lo, hi)
  local scale = (hi - lo) / 255
  return { scale = scale, zero = rint(-lo / scale) }
end
]],
  mistakes = {
    { says = "You divided by 256: there are 255 steps between 256 levels.",
      code = [[function affine(lo, hi) local s = (hi - lo) / 256 return { scale = s, zero = rint(-lo / s) } end]] },
  },
  hints = { "255 steps." }, why = "Scale and zero point belong together.", sources = { "the course format" },
}
