-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The search of AWQ",
  lesson = "awq",
  map = "c-awq-search",
  points = 3,
  task = [[Define `awq_search(w, xmag, bits, steps)`: try the exponents `alpha = k / steps` for k from 0 to `steps` and return a
record with the fields `alpha`, the one with the smallest error, and `err`, that error.

For an exponent: the scale of weight j is `xmag[j] ^ alpha`. Multiply the weights by their scales, round them to the symmetric
grid of `bits` bits whose step is the largest magnitude divided by `2 ^ (bits - 1) - 1`, and divide by the scales again. The error
is the sum of `(xmag[j] * (stored - w[j])) ^ 2`. (Dividing all scales by one number, as AWQ does, changes nothing here: the step
shrinks with them.)

An `xmag` below 1e-4 counts as 1e-4. The smallest alpha wins a tie. A list of zeros has the error 0.]],
  entry = "awq_search",
  reference = ref.awq_search,
  starter = [[
-- w: weights; xmag: mean input sizes; bits: of a code; steps: of the grid of alpha.
function awq_search(w, xmag, bits, steps)
  local best = { alpha = 0, err = math.huge }
  for k = 0, steps do
    local alpha = k / steps
    -- your code
  end
  return best
end
]],
  cases = {
    { { 0.9, 0.12, -0.33, 0.07 }, { 0.2, 8, 0.5, 0.3 }, 3, 20, note = "the lesson's four weights" },
    { { 0.5, -0.4, 0.3, 0.2 }, { 1, 1, 1, 1 }, 4, 20, note = "equal inputs: every alpha is the same" },
    { { 0, 0 }, { 1, 2 }, 4, 4, note = "nothing but zeros" },
    hidden = {
      { { 0.81, -0.27, 0.14, -0.66, 0.05, 0.38 }, { 0.3, 5, 0.7, 0.2, 12, 1 }, 4, 20, note = "two salient channels" },
      { { 0.6, -0.35, 0.11 }, { 0, 3, 1 }, 3, 10, note = "a channel without inputs" },
      { { 0.6, -0.35, 0.11 }, { 2.5, -3, 1 }, 3, 10, note = "an xmag below zero is below 1e-4 too" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local n, w, xmag = rng:integer(4, 10), {}, {}
        for j = 1, n do w[j], xmag[j] = rng:normal() * 0.4, rng:uniform(0.2, 1.2) end
        xmag[rng:integer(1, n)] = rng:uniform(4, 15)
        return w, xmag, rng:integer(2, 4), rng:choice { 10, 20 }
      end,
    },
  },
  tolerance = { rel = 1e-9, abs = 1e-12 },
  solution = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, x, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
  alternatives = {
    [[
function awq_search(w, xmag, bits, steps)
  local n, top, winner, least = #w, (1 << (bits - 1)) - 1, 0, nil
  for k = 0, steps do
    local s, low, high = {}, math.huge, 0
    for j = 1, n do
      s[j] = math.max(xmag[j], 1e-4) ^ (k / steps)
      low, high = math.min(low, s[j]), math.max(high, s[j])
    end
    local scaled, largest, err = {}, 0, 0
    for j = 1, n do
      s[j] = s[j] / math.sqrt(low * high)
      scaled[j] = w[j] * s[j]
      largest = math.max(largest, math.abs(scaled[j]))
    end
    for j = 1, n do
      local code = largest > 0 and rint(scaled[j] / largest * top) or 0
      local e = math.max(xmag[j], 1e-4) * (code * largest / top / s[j] - w[j])
      err = err + e * e
    end
    if not least or err < least * (1 - 1e-12) then winner, least = k / steps, err end
  end
  return { alpha = winner, err = least }
end
]],
  },
  mistakes = {
    {
      says = [[You measured the error of the weights and left the inputs out. Then scaling can only look bad: multiply each error by
`xmag[j]` before you square it.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (stored - w[j]) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
    {
      says = [[You took alpha = 0.5 and did not search. It is a common default; the best exponent depends on the weights and the grid.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, s = {}, {}
  for j = 1, #w do
    x[j] = math.max(xmag[j], 1e-4)
    s[j] = x[j] ^ 0.5
  end
  return { alpha = 0.5, err = error_of(w, x, s, bits) }
end
]],
    },
    {
      says = [[You did not divide by `s[j]` after rounding. The layer would then use weights that are `s[j]` times too large: undo the
scale before you compare.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, x, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
    {
      says = [[You divided the weights by the scale where they must be multiplied. That coarsens the channels with large inputs, the
ones to protect.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ -alpha end
    local err = error_of(w, x, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
    {
      says = [[Your grid starts at `1 / steps`. Alpha = 0, no scaling at all, is a candidate too, and with equal inputs it is the winner.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 1, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, x, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
    {
      says = [[When two exponents are equally good you keep the larger: `<=` replaces the winner on a tie. Use `<`, so that the smallest
alpha stays.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = math.max(xmag[j], 1e-4) end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, x, s, bits)
    if err <= best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
    {
      says = [[An input of 0 makes the scale 0, and the weight is divided by it. Take `math.max(xmag[j], 1e-4)`.]],
      code = [[
-- The error with the scales s[j]: what AWQ makes least.
local function error_of(w, x, s, bits)
  local top, largest, sum = 2 ^ (bits - 1) - 1, 0, 0
  for j = 1, #w do largest = math.max(largest, math.abs(w[j] * s[j])) end
  local step = largest == 0 and 1 or largest / top
  for j = 1, #w do
    local stored = rint(w[j] * s[j] / step) * step / s[j]
    sum = sum + (x[j] * (stored - w[j])) ^ 2
  end
  return sum
end

function awq_search(w, xmag, bits, steps)
  local x, best = {}, { alpha = 0, err = math.huge }
  for j = 1, #w do x[j] = xmag[j] end
  for k = 0, steps do
    local alpha, s = k / steps, {}
    for j = 1, #w do s[j] = x[j] ^ alpha end
    local err = error_of(w, x, s, bits)
    if err < best.err then best = { alpha = alpha, err = err } end
  end
  return best
end
]],
    },
  },
  hints = {
    "For each alpha: scale, round, unscale, weigh the errors by the inputs, add the squares. Keep the smallest sum.",
    "At alpha = 0 all scales are 1: step 0.9 / 3 = 0.3, the second weight 0.12 becomes 0, and its error is (8 x 0.12)² = 0.92.",
    [[Two loops over j inside the loop over k: the first finds the largest `math.abs(w[j] * s[j])`, the second adds
`(x[j] * (rint(w[j] * s[j] / step) * step / s[j] - w[j])) ^ 2`. Replace `best` where the sum is smaller.]],
  },
  why = [[The search is one number for a whole layer, so 20 candidates and one pass over the calibration data are enough. The
published code tries 0 to 0.95.]],
  sources = { "Lin et al. 2023, arXiv:2306.00978" },
}
