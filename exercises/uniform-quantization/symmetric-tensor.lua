-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "A symmetric quantizer",
  lesson = "symmetric-vs-asymmetric",
  map = "c-symmetric",
  points = 2,
  task = [[Define `symmetric(x, bits)` for a list `x` of numbers. Return a record with `q` (the codes), `xhat` (the dequantized values) and
`scale`.

- scale = absmax/($2^{\text{bits}-1} - 1$), with absmax the largest magnitude in x.
- A code is rint(x/scale), clamped to $-2^{\text{bits}-1}$ .. $2^{\text{bits}-1} - 1$.
- A list of zeros has scale 1 and codes 0.
- If a value of x is NaN, the scale, all codes and all values are NaN.]],
  entry = "symmetric",
  reference = ref.symmetric,
  starter = [[
function symmetric(x, bits)
  local q, xhat, scale = {}, {}, 1
  -- the largest magnitude, then the scale, the codes, the values
  return { q = q, xhat = xhat, scale = scale }
end
]],
  cases = {
    { { -1.4, 0.55, 0.93, -0.26 }, 4, note = "the largest magnitude is negative" },
    { { 2.1, -0.4, 0.05 }, 4, note = "the largest magnitude is positive" },
    { { 0, 0 }, 8, note = "all zero" },
    { { 0.2, -0.9 }, 2, note = "two bits: three values" },
    { { 1, 0 / 0 }, 4, note = "a NaN" },
    hidden = {
      { { -3, 1, 2 }, 8, note = "8 bits" },
      { { 1 }, 3, note = "one value" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local x = {}
        for i = 1, rng:integer(1, 12) do x[i] = rng:uniform(-2, 2) end
        return x, rng:integer(2, 8)
      end,
    },
  },
  solution = [[
local function absmax(x)
  local largest = 0
  for _, v in ipairs(x) do
    if v ~= v then return v end         -- NaN
    largest = math.max(largest, math.abs(v))
  end
  return largest
end

function symmetric(x, bits)
  local top = 2 ^ (bits - 1) - 1
  local scale = absmax(x) / top
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]],
  alternatives = {
    [[
function symmetric(x, bits)
  local lo, hi, nan = 0, 0, nil
  for i = 1, #x do
    if x[i] ~= x[i] then nan = x[i] end
    if x[i] < lo then lo = x[i] end
    if x[i] > hi then hi = x[i] end
  end
  local steps = (1 << (bits - 1)) - 1
  local absmax = -lo > hi and -lo or hi
  local scale = nan or (absmax > 0 and absmax / steps or 1)
  local result = { q = {}, xhat = {}, scale = scale }
  for i = 1, #x do
    local code = nan or rint(x[i] / scale)
    result.q[i], result.xhat[i] = code, code * scale
  end
  return result
end
]],
  },
  mistakes = {
    { says = [[You took the largest value instead of the largest magnitude: in the first case 0.93 instead of 1.4, and -1.4 does not fit any more. Use math.abs.]],
      code = [[
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, -math.huge
  for _, v in ipairs(x) do
    if v ~= v then largest = v break end
    largest = math.max(largest, v)
  end
  local scale = largest / top
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    { says = [[You divided by 2^(bits-1), 8 for INT4. The largest code is 7, and +absmax has to fit on it: divide by 2^(bits-1) - 1.]],
      code = [[
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, 0
  for _, v in ipairs(x) do
    if v ~= v then largest = v break end
    largest = math.max(largest, math.abs(v))
  end
  local scale = largest / (top + 1)
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    { says = [[You spread 2^bits - 1 steps over -absmax..absmax, as an asymmetric grid does. With a zero point of 0 the top code then reaches less than absmax. Use absmax/(2^(bits-1) - 1).]],
      code = [[
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, 0
  for _, v in ipairs(x) do
    if v ~= v then largest = v break end
    largest = math.max(largest, math.abs(v))
  end
  local scale = 2 * largest / (2 ^ bits - 1)
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    { says = [[A list of zeros has absmax 0, and you divided 0 by it: the codes are NaN. Give it scale 1.]],
      code = [[
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, 0
  for _, v in ipairs(x) do
    if v ~= v then largest = v break end
    largest = math.max(largest, math.abs(v))
  end
  local scale = largest / top
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    { says = [[You cut the fraction off, as a cast to int does: 2.75 became 2, and errors reach a whole step. Round to the nearest with rint.]],
      code = [[
local function truncate(v)
  if v ~= v then return v end
  return v < 0 and math.ceil(v) or math.floor(v)
end
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, 0
  for _, v in ipairs(x) do
    if v ~= v then largest = v break end
    largest = math.max(largest, math.abs(v))
  end
  local scale = largest / top
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(truncate(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    { says = [[Everything is right but the NaN: `math.max` passes over it, because comparisons with NaN are false, and the scale looks sound. Test `v ~= v` while you search for the largest magnitude.]],
      code = [[
function symmetric(x, bits)
  local top, largest = 2 ^ (bits - 1) - 1, 0
  for _, v in ipairs(x) do largest = math.max(largest, math.abs(v)) end
  local scale = largest / top
  if scale == 0 then scale = 1 end
  local q, xhat = {}, {}
  for i, v in ipairs(x) do
    q[i] = math.max(math.min(rint(v / scale), top), -top - 1)
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]] },
    {
      says = [[You divided by 2^bits - 1, the steps of the whole grid. A symmetric grid has 2^(bits-1) - 1 for each side, 7 for INT4; with
yours the largest values are clamped.]],
      code = [[
function symmetric(x, bits)
  local absmax, nan = 0, nil
  for _, v in ipairs(x) do
    if v ~= v then nan = v end
    absmax = math.max(absmax, math.abs(v))
  end
  local top, q, xhat = 2 ^ (bits - 1), {}, {}
  local scale = nan or (absmax > 0 and absmax / (2 ^ bits - 1) or 1)
  for i, v in ipairs(x) do
    q[i] = nan or math.max(-top, math.min(top - 1, rint(v / scale)))
    xhat[i] = scale * q[i]
  end
  return { q = q, xhat = xhat, scale = scale }
end
]],
    },
  },
  hints = {
    "absmax, scale, codes, values: in this order.",
    "For -1.4, 0.55, 0.93, -0.26 in 4 bits: absmax 1.4, scale 0.2, codes -7, 3, 5, -1.",
    "`scale = absmax / (2^(bits-1) - 1)`, 1 if that is 0; `q[i] = rint(x[i] / scale)`, clamped; `xhat[i] = scale * q[i]`; look for NaN with `v ~= v`.",
  },
  why = [[With this scale no value reaches the code -2^(bits-1): |x|/scale is never above the largest code. One code of 16 is
given up in INT4, one of 4 at two bits.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
