-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Encode a block in NF4",
  lesson = "nf4",
  map = "c-nf4",
  points = 3,
  task = [[Define `nf4_encode(x)`. `x` is one block of weights, of any length. Return a record with

- `absmax`: the block's largest magnitude,
- `codes`: for each weight the code 0 to 15 of the level nearest to `x[i] / absmax`.

At an exact tie the lower code wins. A block of zeros has `absmax` 0 and code 7 throughout. The levels are in the table `NF4`: code 0 is
`NF4[1]`.]],
  entry = "nf4_encode",
  given = [[
NF4 = {
  -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453,
  -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0,
  0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
  0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
}
]],
  reference = ref.nf4_encode,
  starter = [[
-- x: a list of numbers. NF4[1..16] are the levels of the codes 0..15.
function nf4_encode(x)
  local codes, absmax = {}, 0
  -- your code
  return { codes = codes, absmax = absmax }
end
]],
  cases = {
    { { 0.3, 1, -1, 0 }, note = "already within -1 to 1" },
    { { -0.42, 1.2, 0.6, 0.1 }, note = "divide by 1.2" },
    { { 0, 0, 0 }, note = "zeros" },
    { { -0.05, 0.04, -2, 1.99 }, note = "the largest magnitude is negative" },
    hidden = {
      { { 0.035, -0.05, 0.9, -0.7 } },
      { { -3 }, note = "one weight" },
      { { 5, 5, -5 }, note = "all at the ends" },
      { { 1, 0.03979014977812767, -0.045525018125772475 }, note = "exactly between two levels" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:normal(rng:integer(1, 40), 0, 0.05) end,
    },
  },
  solution = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, best = absmax > 0 and v / absmax or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = absmax }
end
]],
  alternatives = {
    [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for i = 1, #x do
    if math.abs(x[i]) > absmax then absmax = math.abs(x[i]) end
  end
  for i = 1, #x do
    local share = absmax == 0 and 0 or x[i] / absmax
    local code = 0 -- how many midpoints lie below
    while code < 15 and share - NF4[code + 1] > NF4[code + 2] - share do code = code + 1 end
    codes[i] = code
  end
  return { codes = codes, absmax = absmax }
end
]],
  },
  mistakes = {
    {
      says = [[You rounded to evenly spaced levels, as INT4 does. NF4's are not: look each weight up in the table `NF4` and take the nearest.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do codes[i] = rint((absmax > 0 and v / absmax or 0) * 7) + 7 end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[You compared the weights themselves with the levels. The levels are shares of the block's largest magnitude: divide by `absmax`
first.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local best = 1
    for k = 2, 16 do
      if math.abs(v - NF4[k]) < math.abs(v - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[You took the last level that is not above the weight. That is cutting down, and errs by up to a whole gap. Compare the distances to
both neighbours.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, code = absmax > 0 and v / absmax or 0, 0
    for k = 2, 16 do
      if NF4[k] <= share then code = k - 1 end
    end
    codes[i] = code
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[Your codes run from 1 to 16: Lua counts lists from 1, codes count from 0. Subtract 1 from the index.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, best = absmax > 0 and v / absmax or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[You divided by the range, largest minus smallest. NF4 keeps 0 at 0 and divides by the largest *magnitude*.]],
      code = [[
function nf4_encode(x)
  local codes, low, high = {}, math.huge, -math.huge
  for _, v in ipairs(x) do low, high = math.min(low, v), math.max(high, v) end
  local range = high - low
  for i, v in ipairs(x) do
    local share, best = range > 0 and v / range or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = range }
end
]],
    },
    {
      says = [[A block of zeros divides 0 by 0, and NaN is nearer to nothing: the first code stays. Give such a block code 7, the level 0.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, best = v / absmax, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[You took the largest weight with its sign. In a block whose largest magnitude is negative the shares leave -1 to 1: take
`math.abs`.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, v) end
  for i, v in ipairs(x) do
    local share, best = absmax > 0 and v / absmax or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[You returned the levels. What is stored is the *code*, the place of the level in the table, counted from 0.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, best = absmax > 0 and v / absmax or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) < math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = NF4[best]
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
    {
      says = [[At an exact tie you took the higher code: `<=` replaces the level found before. The lower one wins: use `<`.]],
      code = [[
function nf4_encode(x)
  local codes, absmax = {}, 0
  for _, v in ipairs(x) do absmax = math.max(absmax, math.abs(v)) end
  for i, v in ipairs(x) do
    local share, best = absmax > 0 and v / absmax or 0, 1
    for k = 2, 16 do
      if math.abs(share - NF4[k]) <= math.abs(share - NF4[best]) then best = k end
    end
    codes[i] = best - 1
  end
  return { codes = codes, absmax = absmax }
end
]],
    },
  },
  hints = {
    "Two passes: the largest magnitude, then the nearest level of each share.",
    "`share = x[i] / absmax`; compare `math.abs(share - NF4[k])` for k = 1 to 16 and keep the smallest, strictly.",
    "Start with `best = 1`, go through k = 2..16, replace on `<`, store `best - 1`. Where absmax is 0, use the share 0.",
  },
  why = [[A real encoder knows the fifteen midpoints between the levels and needs four comparisons. The result is the same.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314", "bitsandbytes, functional.py (the table)" },
}
