-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The scale of every row",
  lesson = "per-tensor-per-channel",
  map = "c-channel-scale",
  points = 2,
  task = [[Define `channel_scales(W)`. `W` is a list of rows, each a list of numbers. Return a list with the
asymmetric unsigned 8-bit scale of every row: largest minus smallest, divided by 255. A constant row has the
scale 0.

(The range is taken as it is, not widened to hold zero.)]],
  entry = "channel_scales",
  reference = ref.channel_scales,
  starter = [[
-- W: list of rows. Returns one scale for each row.
function channel_scales(W)
  local scales = {}
  for i, row in ipairs(W) do
    -- your code
    scales[i] = 1
  end
  return scales
end
]],
  cases = {
    { { { -1, 1 }, { -0.01, 0.01 } }, note = "a wide row and a narrow one" },
    { { { -2, 0.5, 2 }, { 3, 3, 3 } }, note = "a constant row" },
    { { { 5 } }, note = "a row of one weight" },
    hidden = {
      { { { -7, -3, -5 }, { 0, 1, 0.5 }, { 0, 0, 0 } }, note = "a row without zero in its range" },
      { { { 2, 3, 4, 6 } }, note = "one positive row" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local W, cols = {}, rng:integer(2, 12)
        for i = 1, rng:integer(2, 6) do W[i] = rng:normal(cols, rng:uniform(-1, 1), rng:uniform(0.01, 3)) end
        return W
      end,
    },
  },
  solution = [[
function channel_scales(W)
  local scales = {}
  for i, row in ipairs(W) do
    scales[i] = (math.max(table.unpack(row)) - math.min(table.unpack(row))) / 255
  end
  return scales
end
]],
  alternatives = {
    [[
function channel_scales(W)
  local scales = {}
  for i = 1, #W do
    local low, high = W[i][1], W[i][1]
    for _, w in ipairs(W[i]) do
      if w < low then low = w end
      if w > high then high = w end
    end
    scales[i] = (high - low) / 255
  end
  return scales
end
]],
  },
  mistakes = {
    {
      says = [[You divided by 256, the number of codes. Between 256 codes lie 255 steps, and the scale is the
size of a step.]],
      code = [[
function channel_scales(W)
  local scales = {}
  for i, row in ipairs(W) do
    scales[i] = (math.max(table.unpack(row)) - math.min(table.unpack(row))) / 256
  end
  return scales
end
]],
    },
    {
      says = [[That is the symmetric scale, largest magnitude over 127. The asymmetric one measures from the
smallest weight to the largest and divides by 255.]],
      code = [[
function channel_scales(W)
  local scales = {}
  for i, row in ipairs(W) do
    local largest = 0
    for _, w in ipairs(row) do largest = math.max(largest, math.abs(w)) end
    scales[i] = largest / 127
  end
  return scales
end
]],
    },
    {
      says = [[You took one range for the whole matrix and gave it to every row. Start a new minimum and
maximum for each row.]],
      code = [[
function channel_scales(W)
  local low, high, scales = math.huge, -math.huge, {}
  for _, row in ipairs(W) do
    for _, w in ipairs(row) do low, high = math.min(low, w), math.max(high, w) end
  end
  for i = 1, #W do scales[i] = (high - low) / 255 end
  return scales
end
]],
    },
    {
      says = [[You walked down the columns. `W` is [out x in], a list of rows, and an output channel is a row:
take the range of `W[i]`.]],
      code = [[
function channel_scales(W)
  local scales = {}
  for j = 1, #W[1] do
    local low, high = math.huge, -math.huge
    for i = 1, #W do low, high = math.min(low, W[i][j]), math.max(high, W[i][j]) end
    scales[j] = (high - low) / 255
  end
  return scales
end
]],
    },
    {
      says = [[Your minimum and maximum start at 0, so a row that lies all on one side gets a range that
reaches to 0. Start both at the first weight of the row.]],
      code = [[
function channel_scales(W)
  local scales = {}
  for i, row in ipairs(W) do
    local low, high = 0, 0
    for _, w in ipairs(row) do low, high = math.min(low, w), math.max(high, w) end
    scales[i] = (high - low) / 255
  end
  return scales
end
]],
    },
  },
  hints = {
    "The affine step: range / number of steps, once for each row.",
    "`(largest - smallest) / 255`, where both are taken over `row`, not over `W`.",
    "Inside the loop: `math.max(table.unpack(row)) - math.min(table.unpack(row))`, divided by 255, into `scales[i]`.",
  },
  why = [[A scale of 0 for a constant row is honest: it has no range. Whoever divides by it must guard, and
quantizers use 1 or a small number in its place.]],
  sources = { "Krishnamoorthi 2018, arXiv:1806.08342", "Jacob et al. 2017, arXiv:1712.05877" },
}
