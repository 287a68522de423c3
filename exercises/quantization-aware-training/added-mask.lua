-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "The gradient that is too large by one",
  lesson = "ste",
  map = "w3-5",
  points = 2,
  task = [[This straight-through gradient makes the weights drift, also where the loss asks for nothing. Which
line corrupts the gradient? Repair it.]],
  program = [[
function ste_grad(g, x, lo, hi)
  -- pass the gradient where x is in range
  local mask = (x >= lo and x <= hi) and 1 or 0
  return g + mask
end
]],
  line = 4,
  says = [[Yes. In the range it returned g + 1 and outside g: wrong in both of the cases that it should tell
apart.]],
  entry = "ste_grad",
  reference = ref.ste_grad,
  cases = {
    { 0.05, 0.2, -1, 1, note = "in the range" },
    { 0.05, 1.01, -1, 1, note = "outside" },
    { 0, 0.5, -1, 1, note = "nothing to pass on" },
    hidden = { { -3, -2, -1, 1 }, { -3, 0, -1, 1 }, { 0.3, 1, -1, 1, note = "at an end" }, { 0.3, -1, -1, 1 }, { 0.4, -0.7, -1, -0.5, note = "a range below zero" } },
    generate = {
      count = 60,
      with = function(rng) return rng:uniform(-2, 2), rng:uniform(-2, 2), rng:uniform(-1.5, -0.5), rng:uniform(0.5, 1.5) end,
    },
  },
  solution = [[
function ste_grad(g, x, lo, hi)
  -- pass the gradient where x is in range
  local mask = (x >= lo and x <= hi) and 1 or 0
  return g * mask
end
]],
  mistakes = {
    { line = 1, says = [[The arguments are fine: the gradient that arrives, the value, and its range.]] },
    { line = 2, says = [[That is a comment, and it says what the function should do. Which line does not do it?]] },
    { line = 3, says = [[The mask is right: 1 inside the range, 0 outside. Look at what is done with it.]] },
    {
      says = [[Your program still adds the mask. It has to multiply: 1 keeps the gradient, 0 removes it.]],
      code = [[
function ste_grad(g, x, lo, hi)
  local mask = (x >= lo and x <= hi) and 1 or 0
  return g + mask
end
]],
    },
    {
      says = [[Without the mask the gradient passes everywhere. The forward pass clamps, so outside the range the
output does not follow x: return 0 there.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return g
end
]],
    },
    {
      says = [[You subtracted the mask. It still shifts the gradient by 1 inside the range: multiply instead.]],
      code = [[
function ste_grad(g, x, lo, hi)
  local mask = (x >= lo and x <= hi) and 1 or 0
  return g - mask
end
]],
    },
    {
      says = [[You returned the mask. It says *whether* the gradient passes; what passes is `g`: multiply the two.]],
      code = [[
function ste_grad(g, x, lo, hi)
  return (x >= lo and x <= hi) and 1 or 0
end
]],
    },
    {
      says = [[You passed the gradient outside the range and blocked it inside. The mask is 1 *inside*: multiply by it as it stands.]],
      code = [[
function ste_grad(g, x, lo, hi)
  local mask = (x >= lo and x <= hi) and 0 or 1
  return g * mask
end
]],
    },
  },
  hints = {
    "A mask of 0 and 1 selects. By which operation?",
    "For g = 0.05 the program gives 1.05 inside the range and 0.05 outside. It should give 0.05 and 0.",
    "Only one line computes with the mask, and it uses the wrong operation between g and mask.",
  },
  why = [[A constant of 1 in each gradient pushes all weights the same way, whatever the data say. The loss may
even fall for a while, which makes the bug hard to see.]],
  sources = { "Bengio et al. 2013, arXiv:1308.3432" },
}
