-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Fake quantization",
  lesson = "fake-quant",
  map = "c-fake-quant",
  points = 2,
  task = [[Define `fake_quant(x, scale, zero, qmin, qmax)`: quantize `x` to a code, clamp the *code* to
`qmin`..`qmax`, and dequantize it.

The code is `rint(x / scale) + zero`, and the way back is `scale * (code - zero)`. For NaN return NaN.]],
  entry = "fake_quant",
  reference = ref.fake_quant,
  starter = [[
-- rint(x) rounds to the nearest integer, ties to even.
function fake_quant(x, scale, zero, qmin, qmax)
  -- your code
end
]],
  cases = {
    { 1.6, 0.01, 100, 0, 255, note = "above the range" },
    { 0.5037, 0.01, 100, 0, 255 },
    { -1.234, 0.01, 100, 0, 255, note = "below the range" },
    { 0.037, 0.02, 3, 0, 15, note = "four bits" },
    hidden = {
      { 0.3, 0.1, 0, -8, 7, note = "signed codes" },
      { -0.95, 0.1, 0, -8, 7, note = "signed, below the range" },
      { 0 / 0, 0.1, 0, -8, 7, note = "NaN" },
    },
    generate = {
      count = 150,
      with = function(rng)
        local bits = rng:integer(2, 8)
        local qmax = 2 ^ bits - 1
        local scale = rng:uniform(0.005, 0.2)
        return rng:uniform(-1, 1) * scale * 2 ^ bits, scale, rng:integer(0, qmax), 0, qmax
      end,
    },
  },
  solution = [[
function fake_quant(x, scale, zero, qmin, qmax)
  if x ~= x then return x end
  local q = rint(x / scale) + zero
  q = math.max(qmin, math.min(qmax, q))
  return scale * (q - zero)
end
]],
  alternatives = {
    [[
function fake_quant(x, scale, zero, qmin, qmax)
  local steps = rint(x / scale)
  if steps > qmax - zero then steps = qmax - zero end
  if steps < qmin - zero then steps = qmin - zero end
  return steps * scale
end
]],
  },
  mistakes = {
    {
      says = [[You returned the code. The network computes with real values: go back with
`scale * (code - zero)`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  return math.max(qmin, math.min(qmax, rint(x / scale) + zero))
end
]],
    },
    {
      says = [[You clamped `x` to `qmin`..`qmax`. Those are limits of codes, not of weights: 1.6 lies within
0..255 and its code, 260, does not. Clamp the code.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  x = math.max(qmin, math.min(qmax, x))
  return scale * (rint(x / scale) + zero - zero)
end
]],
    },
    {
      says = [[You left the range out. A value above the grid then keeps a code that no file can store: clamp
the code to `qmin`..`qmax`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  return scale * (rint(x / scale) + zero - zero)
end
]],
    },
    {
      says = [[You subtracted the zero point after scaling. It is a code, so it comes off before:
`scale * (code - zero)`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  local q = math.max(qmin, math.min(qmax, rint(x / scale) + zero))
  return scale * q - zero
end
]],
    },
    {
      says = [[You clamped `rint(x / scale)` before the zero point was added. The code is what must fit, and the
code is the sum.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  local q = math.max(qmin, math.min(qmax, rint(x / scale))) + zero
  return scale * (q - zero)
end
]],
    },
    {
      says = [[You truncated with `math.floor`, so values go to the grid value below, up to a whole step away.
Round to the nearest with `rint`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  if x ~= x then return x end
  local q = math.max(qmin, math.min(qmax, math.floor(x / scale) + zero))
  return scale * (q - zero)
end
]],
    },
    {
      says = [[You multiplied the code and then added the zero point. The zero point counts codes: take it off the code first,
`scale * (code - zero)`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  if x ~= x then return x end
  return scale * math.max(qmin, math.min(qmax, rint(x / scale) + zero)) + zero
end
]],
    },
    {
      says = [[You added the zero point on both ways. Going there it is added, coming back it is taken off: `scale * (code - zero)`.]],
      code = [[
function fake_quant(x, scale, zero, qmin, qmax)
  if x ~= x then return x end
  return scale * (math.max(qmin, math.min(qmax, rint(x / scale) + zero)) + zero)
end
]],
    },
  },
  hints = {
    "Three lines: the code, the clamp, the way back.",
    "`local q = rint(x / scale) + zero`, then `math.max(qmin, math.min(qmax, q))`.",
    "Clamp q and return `scale * (q - zero)`. With `if x ~= x then return x end` first, NaN stays NaN whatever the clamp does.",
  },
  why = [[This function is put around every weight that the deployed model will store in few bits. Float in,
float out, so the rest of the training does not change.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
