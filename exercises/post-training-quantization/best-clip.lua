-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The best clip",
  lesson = "clipping",
  map = "c-best-clip",
  points = 3,
  task = [[Define `best_clip(x, clips, bits)`: try every clip of the list `clips` and return a record with the
fields `clip`, the one with the smallest mean squared error, and `mse`, that error.

For a clip $c$: cut each value to $[-c, c]$. The largest magnitude that is left, divided by
`2 ^ (bits - 1) - 1`, is the step (so a clip beyond the largest value changes nothing). Round the cut values
to that grid and compare with the **original** values.

The clips come in any order. The first one wins a tie. A list of zeros has the error 0.]],
  entry = "best_clip",
  reference = ref.best_clip,
  starter = [[
-- x: list of numbers; clips: list of candidates; bits: 2 to 8.
-- rint(v) rounds to the nearest integer, ties to even.
function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    -- your code
  end
  return best
end
]],
  cases = {
    { { 0.1, 0.4, -0.3, 0.2, 4 }, { 0.5, 1, 2, 4 }, 4, note = "one outlier in five values" },
    { { 1, -1 }, { 1, 2 }, 4, note = "the second clip changes nothing: a tie" },
    {
      { 0.11, 0.42, -0.33, 0.25, -0.47, 0.19, -0.05, 0.38, 0.29, -0.41, 0.07, -0.22, 0.36, 0.13, -0.28, 0.44, 1.2 },
      { 1.2, 0.5 },
      2,
      note = "here it pays to clip",
    },
    { { 0, 0 }, { 1, 2 }, 4, note = "nothing but zeros" },
    hidden = {
      {
        { 0.11, 0.42, -0.33, 0.25, -0.47, 0.19, -0.05, 0.38, 0.29, -0.41, 0.07, -0.22, 0.36, 0.13, -0.28, 0.44, 1.1 },
        { 1.1, 0.5, 0.7, 0.9 },
        3,
        note = "the largest clip comes first and wins",
      },
      { { -4, 0.1, 0.4, -0.3, 0.2 }, { 1, 4 }, 4, note = "a negative outlier" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local x, clips = {}, {}
        for i, value in ipairs(rng:normal(rng:integer(10, 80), 0, 0.5)) do x[i] = value end
        for _ = 1, rng:integer(0, 2) do x[#x + 1] = rng:choice { -3, 3, 4 } * rng:uniform(0.8, 1.2) end
        for k, value in ipairs(rng:uniform(0.3, 5, rng:integer(3, 8))) do clips[k] = value end
        return x, clips, rng:integer(2, 6)
      end,
    },
  },
  solution = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum = 0
    for i = 1, #x do sum = sum + (x[i] - step * rint(y[i] / step)) ^ 2 end
    if sum / #x < best.mse then best = { clip = c, mse = sum / #x } end
  end
  return best
end
]],
  alternatives = {
    [[
local function error_of(x, c, bits)
  local q, largest, sum = (1 << (bits - 1)) - 1, 0, 0
  for i = 1, #x do largest = math.max(largest, math.abs(x[i])) end
  if largest == 0 then return 0 end
  local step = math.min(c, largest) / q
  for i = 1, #x do
    local code = rint(x[i] / step)
    if code > q then code = q elseif code < -q then code = -q end
    local e = x[i] - code * step
    sum = sum + e * e
  end
  return sum / #x
end

function best_clip(x, clips, bits)
  local winner, least
  for k = 1, #clips do
    local e = error_of(x, clips[k], bits)
    if not least or e < least then winner, least = clips[k], e end
  end
  return { clip = winner, mse = least }
end
]],
  },
  mistakes = {
    {
      says = [[You compared with the clipped values, so what the clip cut off is not counted and small clips
always look best. Compare with the original `x`.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum = 0
    for i = 1, #x do sum = sum + (y[i] - step * rint(y[i] / step)) ^ 2 end
    if sum / #x < best.mse then best = { clip = c, mse = sum / #x } end
  end
  return best
end
]],
    },
    {
      says = [[You returned the largest clip. It cuts nothing off, and its steps are the coarsest: measure
each clip and keep the one with the smallest MSE.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local c = math.max(table.unpack(clips))
  local y, step = cut_to(x, c, bits)
  local sum = 0
  for i = 1, #x do sum = sum + (x[i] - step * rint(y[i] / step)) ^ 2 end
  return { clip = c, mse = sum / #x }
end
]],
    },
    {
      says = [[When two clips are equally good you keep the last one: `<=` replaces the winner on a tie. Use
`<`, so that the first stays.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum = 0
    for i = 1, #x do sum = sum + (x[i] - step * rint(y[i] / step)) ^ 2 end
    if sum / #x <= best.mse then best = { clip = c, mse = sum / #x } end
  end
  return best
end
]],
    },
    {
      says = [[You clipped on the positive side only. A value below `-c` must be cut as well:
`math.max(-c, math.min(c, v))`.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.min(c, v)
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum = 0
    for i = 1, #x do sum = sum + (x[i] - step * rint(y[i] / step)) ^ 2 end
    if sum / #x < best.mse then best = { clip = c, mse = sum / #x } end
  end
  return best
end
]],
    },
    {
      says = [[You chose the clip with the smallest *largest* error, which always favours the outlier. The
mean of the squares decides here.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best, least = { clip = clips[1], mse = math.huge }, math.huge
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum, worst = 0, 0
    for i = 1, #x do
      local e = x[i] - step * rint(y[i] / step)
      sum, worst = sum + e ^ 2, math.max(worst, math.abs(e))
    end
    if worst < least then best, least = { clip = c, mse = sum / #x }, worst end
  end
  return best
end
]],
    },
    {
      says = [[You took the step from the clip even where no value reaches it, so a clip beyond the largest
value made the grid coarser. Take the step from what is left after the cut.]],
      code = [[
function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local step, sum = c / (2 ^ (bits - 1) - 1), 0
    for _, v in ipairs(x) do
      local cut = math.max(-c, math.min(c, v))
      sum = sum + (v - step * rint(cut / step)) ^ 2
    end
    if sum / #x < best.mse then best = { clip = c, mse = sum / #x } end
  end
  return best
end
]],
    },
    {
      says = [[You left the values beyond the clip out of the error. They are not gone: each is stored as the clip, and its error is the
rest of it. Compare with every value of `x`.]],
      code = [[
function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local largest, sum, n = 0, 0, 0
    for _, v in ipairs(x) do
      if math.abs(v) <= c then largest = math.max(largest, math.abs(v)) end
    end
    local step = largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
    for _, v in ipairs(x) do
      if math.abs(v) <= c then sum, n = sum + (v - step * rint(v / step)) ^ 2, n + 1 end
    end
    local mse = n > 0 and sum / n or 0
    if mse < best.mse then best = { clip = c, mse = mse } end
  end
  return best
end
]],
    },
    {
      says = [[You found the clip and returned the *sum* of the squared errors. The mean is asked: divide by the number of values.]],
      code = [[
-- What is left of x after the cut, and the step of its grid.
local function cut_to(x, c, bits)
  local y, largest = {}, 0
  for i, v in ipairs(x) do
    y[i] = math.max(-c, math.min(c, v))
    largest = math.max(largest, math.abs(y[i]))
  end
  return y, largest == 0 and 1 or largest / (2 ^ (bits - 1) - 1)
end

function best_clip(x, clips, bits)
  local best = { clip = clips[1], mse = math.huge }
  for _, c in ipairs(clips) do
    local y, step = cut_to(x, c, bits)
    local sum = 0
    for i = 1, #x do sum = sum + (x[i] - step * rint(y[i] / step)) ^ 2 end
    if sum < best.mse then best = { clip = c, mse = sum } end
  end
  return best
end
]],
    },
  },
  hints = {
    "For each clip: cut, find the step of what is left, round, square the distance from the original, average. Keep the smallest.",
    "`y = math.max(-c, math.min(c, v))`, `step = largest / (2 ^ (bits - 1) - 1)` with the largest `math.abs(y)`, error `v - step * rint(y / step)`.",
    [[Inside the loop over `clips`: one loop over `x` fills `y` and finds `largest`, a second adds up the squares. Replace
`best` where `sum / #x < best.mse`. Where `largest` is 0 use the step 1.]],
  },
  why = [[This is MSE calibration, the search that quantization tools run on each tensor. It costs one pass
over the data for each candidate, and 20 candidates are enough to see the valley.]],
  sources = { "Banner et al. 2018, arXiv:1810.05723" },
}
