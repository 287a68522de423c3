-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Quantize and go back",
  lesson = "dequantize-and-error",
  map = "c-qdq-asym",
  points = 2,
  task = [[Define `qdq(x, bits, lo, hi)`: quantize the number x on the grid lo + k s, with k from 0 to $2^{\text{bits}} - 1$ and
s = (hi - lo)/($2^{\text{bits}} - 1$), and return the dequantized value.

- A value outside [lo, hi] goes to the nearer end.
- If lo equals hi, return lo.
- A NaN comes back as NaN. (In Lua, `math.min(k, n)` keeps a NaN in k and `math.min(n, k)` loses it.)]],
  entry = "qdq",
  reference = ref.qdq,
  starter = [[
function qdq(x, bits, lo, hi)
  -- scale, code (rounded and clamped), then back: lo + code * scale
end
]],
  cases = {
    { 0.3, 8, -1, 1, note = "inside the range" },
    { 5, 8, -1, 1, note = "above the range" },
    { 0.9, 4, -1, 1, note = "4 bits" },
    { 3, 8, 3, 3, note = "lo equals hi" },
    { 0 / 0, 8, -1, 1, note = "NaN" },
    hidden = {
      { 0.0237, 8, -1, 1, note = "just under a half" },
      { -5, 8, -1, 1, note = "below the range" },
      { 0.1, 2, -0.8, 1.2, note = "four codes" },
      { 0.37, 4, 0.25, 1, note = "a range without 0" },
    },
    generate = {
      count = 150,
      with = function(rng)
        return rng:uniform(-2.5, 2.5), rng:integer(2, 8), rng:uniform(-2, -0.1), rng:uniform(0.1, 2)
      end,
    },
  },
  solution = [[
function qdq(x, bits, lo, hi)
  local top = 2 ^ bits - 1
  if lo == hi then return lo end
  local s = (hi - lo) / top
  local k = rint((x - lo) / s)
  k = math.max(math.min(k, top), 0)   -- k first: a NaN stays a NaN
  return lo + k * s
end
]],
  alternatives = {
    [[
function qdq(x, bits, lo, hi)
  if x ~= x then return x end
  if x <= lo then return lo end
  if x >= hi then return hi end
  local s = (hi - lo) / (2 ^ bits - 1)
  return lo + math.floor((x - lo) / s + 0.5) * s
end
]],
  },
  mistakes = {
    { says = [[You divided the range by 2^bits. There are 2^bits codes and one step fewer between them, so hi itself is never reached: divide by 2^bits - 1.]],
      code = [[
function qdq(x, bits, lo, hi)
  if lo == hi then return lo end
  local top = 2 ^ bits - 1
  local s = (hi - lo) / 2 ^ bits
  local k = math.max(math.min(rint((x - lo) / s), top), 0)
  return lo + k * s
end
]] },
    { says = [[You do not clamp: x = 5 comes back as about 5 from a grid that ends at 1. No code exists there; hold k between 0 and 2^bits - 1.]],
      code = [[
function qdq(x, bits, lo, hi)
  if lo == hi then return lo end
  local s = (hi - lo) / (2 ^ bits - 1)
  return lo + rint((x - lo) / s) * s
end
]] },
    { says = [[You went back from 0 instead of lo: `k * s` is the distance from lo. Add lo.]],
      code = [[
function qdq(x, bits, lo, hi)
  if lo == hi then return lo end
  local top = 2 ^ bits - 1
  local s = (hi - lo) / top
  return math.max(math.min(rint((x - lo) / s), top), 0) * s
end
]] },
    { says = [[You truncated to the grid point below, so the error can be a whole step. Round to the nearest: at most half a step.]],
      code = [[
function qdq(x, bits, lo, hi)
  if lo == hi then return lo end
  local top = 2 ^ bits - 1
  local s = (hi - lo) / top
  return lo + math.max(math.min(math.floor((x - lo) / s), top), 0) * s
end
]] },
    { says = [[Where lo equals hi your step is 0 and you divide by it: a constant channel comes back as NaN. Return lo in that case.]],
      code = [[
function qdq(x, bits, lo, hi)
  local top = 2 ^ bits - 1
  local s = (hi - lo) / top
  return lo + math.max(math.min(rint((x - lo) / s), top), 0) * s
end
]] },
    { says = [[You returned x itself. The point is what the code gives back: the nearest grid point lo + k s.]],
      code = [[
function qdq(x, bits, lo, hi)
  return x
end
]] },
    { says = [[All right but the NaN: your clamp turns it into an end of the range, because comparisons with NaN are false. Put k first, `math.max(math.min(k, top), 0)`, or test `x ~= x`.]],
      code = [[
function qdq(x, bits, lo, hi)
  if lo == hi then return lo end
  local top = 2 ^ bits - 1
  local s = (hi - lo) / top
  return lo + math.max(0, math.min(top, rint((x - lo) / s))) * s
end
]] },
    {
      says = [[You rounded `x / s`, so your grid goes through 0. This one begins at lo: count the steps from there, `(x - lo) / s`.]],
      code = [[
function qdq(x, bits, lo, hi)
  if x ~= x then return x end
  if lo == hi then return lo end
  local s = (hi - lo) / (2 ^ bits - 1)
  return rint(math.max(lo, math.min(hi, x)) / s) * s
end
]],
    },
    {
      says = [[You returned the code. Go back to a number: `lo + k * s`.]],
      code = [[
function qdq(x, bits, lo, hi)
  if x ~= x then return x end
  if lo == hi then return 0 end
  local top = 2 ^ bits - 1
  return math.max(math.min(rint((x - lo) / (hi - lo) * top), top), 0)
end
]],
    },
  },
  hints = {
    "Three steps: the scale, the code (round, then clamp), the way back.",
    "For x = 0.3, 8 bits, [-1, 1]: s = 2/255, k = rint(165.75) = 166, back to -1 + 166 s = 0.301961.",
    "`k = rint((x - lo) / s)`, clamped to 0..2^bits - 1 with k as the first argument, then `lo + k * s`. Handle lo == hi before you divide.",
  },
  why = [[This grid is anchored at lo, so both ends are exact and 0 need not be. The affine quantizer moves the grid by less
than a step so that 0 is exact too.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
