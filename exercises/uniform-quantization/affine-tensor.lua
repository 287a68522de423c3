-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "An affine quantizer",
  lesson = "affine-quantizer",
  map = "c-affine-vec",
  points = 3,
  task = [[Define `affine(x, qmin, qmax)` for a list `x` of numbers and the integer codes `qmin..qmax`. Return a record with
four fields: `q` (the list of codes), `xhat` (the list of dequantized values), `scale`, `zero`.

- Widen the range of x so that it contains 0, then $s = (x_{\max} - x_{\min})/(q_{\max} - q_{\min})$.
- `zero` is qmin - rint(xmin/s), clamped to the grid; a code is rint(x/s) + zero, clamped. `rint` rounds half to even.
- A list of zeros has scale 1 and every `xhat` 0.
- If a value of x is NaN, then the scale, the zero point and all codes and values are NaN.]],
  entry = "affine",
  reference = ref.affine,
  starter = [[
function affine(x, qmin, qmax)
  local q, xhat = {}, {}
  local scale, zero = 1, 0
  -- find the range of x, widened to contain 0; then scale, zero, q and xhat
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]],
  cases = {
    { { -1, -0.3, 0.2, 0.9 }, 0, 15, note = "the four numbers of the lesson" },
    { { 10, 10.5, 11 }, 0, 15, note = "all positive: the range is widened to 0" },
    { { 0, 0, 0 }, 0, 255, note = "all zero" },
    { { -1, 2, 0.49 }, -128, 127, note = "signed codes" },
    { { 1, 0 / 0, 2 }, 0, 15, note = "a NaN" },
    hidden = {
      { { -3, -2.2 }, -8, 7, note = "all negative" },
      { { 0.013 }, 0, 15, note = "one value" },
      { { -0.8, 1.2, 0.1 }, 0, 255, note = "8 bits" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local x = {}
        for i = 1, rng:integer(1, 12) do x[i] = rng:uniform(-2, 3) end
        local bits = rng:integer(2, 8)
        if rng:integer(0, 1) == 0 then return x, 0, 2 ^ bits - 1 end
        return x, -2 ^ (bits - 1), 2 ^ (bits - 1) - 1
      end,
    },
  },
  solution = [[
local function range_with_zero(x)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do
    if v ~= v then return v, v end      -- NaN
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  return lo, hi
end

local function clamp(v, lo, hi)
  return math.max(math.min(v, hi), lo)  -- v first: a NaN stays a NaN
end

function affine(x, qmin, qmax)
  local lo, hi = range_with_zero(x)
  local scale = (hi - lo) / (qmax - qmin)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]],
  alternatives = {
    [[
function affine(x, qmin, qmax)
  local result = { q = {}, xhat = {} }
  local lo, hi, nan = 0, 0, nil
  for i = 1, #x do
    if x[i] ~= x[i] then nan = x[i] end
    if x[i] < lo then lo = x[i] end
    if x[i] > hi then hi = x[i] end
  end
  local s = hi > lo and (hi - lo) / (qmax - qmin) or 1
  local z = qmin - rint(lo / s)
  if z < qmin then z = qmin elseif z > qmax then z = qmax end
  for i = 1, #x do
    local code = rint(x[i] / s) + z
    if code < qmin then code = qmin elseif code > qmax then code = qmax end
    result.q[i] = nan or code
    result.xhat[i] = nan or s * (code - z)
  end
  result.scale, result.zero = nan or s, nan or z
  return result
end
]],
  },
  mistakes = {
    { says = [[You took the range as it is, from the smallest to the largest x. For 10, 10.5, 11 the zero point would
be -150, far outside 0..15. Start the search with xmin = 0 and xmax = 0, so that the range contains 0.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = math.huge, -math.huge
  for _, v in ipairs(x) do
    if v ~= v then lo, hi = v, v break end
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  local scale = (hi - lo) / (qmax - qmin)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    { says = [[You kept the zero point as a real number: 7.89 for the first case. Codes are integers, and only an
integer zero point gives x = 0 back as exactly 0. Round it.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do
    if v ~= v then lo, hi = v, v break end
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  local scale = (hi - lo) / (qmax - qmin)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - lo / scale, qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale + zero), qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    { says = [[You add the zero point on the way back: `scale * (q + zero)`. The quantizer added it, so the way back
subtracts it: `scale * (q - zero)`.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do
    if v ~= v then lo, hi = v, v break end
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  local scale = (hi - lo) / (qmax - qmin)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] + zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    { says = [[You divided the range by the number of codes. 16 codes have 15 steps between them: divide by qmax - qmin.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do
    if v ~= v then lo, hi = v, v break end
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  local scale = (hi - lo) / (qmax - qmin + 1)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    { says = [[A list of zeros has a range of 0, and you divided by it: 0/0 is NaN. Give it scale 1.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do
    if v ~= v then lo, hi = v, v break end
    lo, hi = math.min(lo, v), math.max(hi, v)
  end
  local scale = (hi - lo) / (qmax - qmin)
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    { says = [[Everything is right but the NaN: comparisons with it are false, so `math.min` and `math.max` pass over it
and the range looks sound. Test `v ~= v` while you search the range.]],
      code = [[
local function clamp(v, lo, hi) return math.max(math.min(v, hi), lo) end
function affine(x, qmin, qmax)
  local lo, hi = 0, 0
  for _, v in ipairs(x) do lo, hi = math.min(lo, v), math.max(hi, v) end
  local scale = (hi - lo) / (qmax - qmin)
  if scale == 0 then scale = 1 end
  local zero = clamp(qmin - rint(lo / scale), qmin, qmax)
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = clamp(rint(v / scale) + zero, qmin, qmax)
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]] },
    {
      says = [[You cut down instead of rounding: `math.floor` errs by up to a whole step. Use `rint`, for the codes and for the zero point.]],
      code = [[
function affine(x, qmin, qmax)
  local low, high, nan = 0, 0, nil
  for _, v in ipairs(x) do
    if v ~= v then nan = v end
    low, high = math.min(low, v), math.max(high, v)
  end
  local scale = nan or (high > low and (high - low) / (qmax - qmin) or 1)
  local zero, q, xhat = nan or math.max(qmin, math.min(qmax, qmin - math.floor(low / scale))), {}, {}
  for i, v in ipairs(x) do
    q[i] = nan or math.max(qmin, math.min(qmax, math.floor(v / scale) + zero))
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]],
    },
    {
      says = [[Your zero point is right for codes from 0 only. The smallest value gets the code `qmin`, so `zero` is
`qmin - rint(xmin / scale)`.]],
      code = [[
function affine(x, qmin, qmax)
  local low, high, nan = 0, 0, nil
  for _, v in ipairs(x) do
    if v ~= v then nan = v end
    low, high = math.min(low, v), math.max(high, v)
  end
  local scale = nan or (high > low and (high - low) / (qmax - qmin) or 1)
  local zero, q, xhat = nan or math.max(qmin, math.min(qmax, -rint(low / scale))), {}, {}
  for i, v in ipairs(x) do
    q[i] = nan or math.max(qmin, math.min(qmax, rint(v / scale) + zero))
    xhat[i] = scale * (q[i] - zero)
  end
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
]],
    },
  },
  hints = {
    "Range (with 0 in it), scale, zero point, codes, values: in this order, each from the one before.",
    "For -1, -0.3, 0.2, 0.9 and codes 0..15: s = 1.9/15 = 0.126667, z = 0 - rint(-7.89) = 8, codes 0, 6, 10, 15.",
    "Start with `lo, hi = 0, 0` and take min and max over x; set scale 1 if hi equals lo; clamp with `math.max(math.min(v, qmax), qmin)`, v first, so that a NaN stays one; `xhat[i] = scale * (q[i] - zero)`.",
  },
  why = [[With 0 inside the range the zero point always lies on the grid, and padding and ReLU zeros come back
exact. For all-positive data it costs resolution: of 0..11 in 15 steps, three values near 10 get two codes.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
