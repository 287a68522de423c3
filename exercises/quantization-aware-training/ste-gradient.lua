-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The straight-through gradient",
  lesson = "ste",
  map = "c-ste",
  points = 2,
  task = [[Define `ste_grad(g, x, lo, hi)`: the gradient `g` where `x` lies in the range from `lo` to `hi`, both
ends included, and 0 outside. For an `x` that is NaN return 0.]],
  entry = "ste_grad",
  reference = ref.ste_grad,
  starter = [[
-- g: the gradient of the output; x: the value that was rounded and clamped
function ste_grad(g, x, lo, hi)
  -- your code
end
]],
  cases = {
    { 0.05, 0.2, -1, 1 },
    { 0.05, 1, -1, 1, note = "at the upper end" },
    { 0.05, 1.01, -1, 1, note = "above" },
    { -3, -2, -1, 1, note = "below" },
    hidden = {
      { 0.05, -1, -1, 1, note = "at the lower end" },
      { -3, 0, -1, 1, note = "a negative gradient" },
      { 0.4, -0.7, -1, -0.5, note = "a range below zero" },
      { 2, 0 / 0, -1, 1, note = "NaN" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:uniform(-2, 2), rng:uniform(-2, 2), rng:uniform(-1.5, -0.5), rng:uniform(0.5, 1.5) end,
    },
  },
  solution = [[
function ste_grad(g, x, lo, hi)
  if x >= lo and x <= hi then return g end
  return 0
end
]],
  alternatives = {
    [[
function ste_grad(g, x, lo, hi)
  local mask = (lo <= x and x <= hi) and 1 or 0
  return mask * g
end
]],
  },
  mistakes = {
    {
      says = [[You added the mask to the gradient. It selects: multiply by it, or return `g` or 0.]],
      code = [[
function ste_grad(g, x, lo, hi)
  local mask = (x >= lo and x <= hi) and 1 or 0
  return g + mask
end
]],
    },
    {
      says = [[You always passed the gradient. Outside the range the forward pass clamps, the output does not
move with x, and the gradient is 0.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return g
end
]],
    },
    {
      says = [[0 everywhere is the true derivative of the staircase. Then no weight ever moves: pass `g` on where
x is in the range.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return 0
end
]],
    },
    {
      says = [[You left the ends out. A value that sits at `lo` or `hi` is on the grid, not beyond it: compare
with `>=` and `<=`.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return (x > lo and x < hi) and g or 0
end
]],
    },
    {
      says = [[You passed the gradient outside the range and blocked it inside. It is the other way round.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return (x >= lo and x <= hi) and 0 or g
end
]],
    },
    {
      says = [[You clamped the gradient to the range. The range is that of `x`: it decides *whether* the gradient passes, not how large it is.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return math.max(lo, math.min(hi, g))
end
]],
    },
  },
  hints = {
    "A gate: open inside the range, closed outside.",
    "Open where `x >= lo and x <= hi`. A NaN fails both comparisons.",
    "Return `g` in that case and 0 in every other.",
  },
  why = [[With this gate each weight in the range learns as if it were not rounded, and each weight beyond it
stands still.]],
  sources = { "Bengio et al. 2013, arXiv:1308.3432" },
}
