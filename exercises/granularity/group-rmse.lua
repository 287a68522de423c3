-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The error of group quantization",
  lesson = "group-wise",
  map = "c-group-rmse",
  points = 3,
  task = [[Define `group_rmse(w, bits, group)`: quantize the list `w` in blocks of `group` neighbours and
return the RMSE over all weights.

Each block has one symmetric step: its largest magnitude divided by `2 ^ (bits - 1) - 1`. A weight `x` becomes
`step * rint(x / step)`. The last block may be short. A block of zeros contributes no error. A `group` larger
than the list means one step for all.]],
  entry = "group_rmse",
  reference = ref.group_rmse,
  starter = [[
-- w: list of numbers; bits: 2 to 8; group: how many neighbours share a step.
-- rint(x) rounds to the nearest integer, ties to even.
function group_rmse(w, bits, group)
  local squares = 0
  for first = 1, #w, group do
    local last = first + group - 1
    -- your code
  end
  return math.sqrt(squares / #w)
end
]],
  cases = {
    { { 0.01, -0.02, 0.03, 1, 0.015, -0.005 }, 4, 3, note = "two blocks, the second with an outlier" },
    { { 0.01, -0.02, 0.03, 1, 0.015, -0.005 }, 4, 6, note = "the same weights, one step" },
    { { 1, 2, 3, 4, 5 }, 3, 2, note = "the last block has one weight" },
    { { 0, 0, 0, 0.5 }, 4, 2, note = "a block of zeros" },
    { { 0.3, -0.1, 0.25, 0.7, -0.9, 0.05, 0.11 }, 2, 4, note = "two bits, a short block" },
    hidden = {
      { { 0.3, -0.1, 0.25, 0.7, -0.9, 0.05, 0.11 }, 8, 100, note = "a group larger than the list" },
      { { 0, 0, 0 }, 4, 2, note = "nothing but zeros" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n = rng:integer(2, 60)
        return rng:normal(n, 0, 0.02), rng:integer(2, 8), rng:integer(2, n + 4)
      end,
    },
  },
  solution = [[
function group_rmse(w, bits, group)
  local levels, squares = 2 ^ (bits - 1) - 1, 0
  for first = 1, #w, group do
    local last, largest = math.min(first + group - 1, #w), 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    if largest > 0 then
      local step = largest / levels
      for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
    end
  end
  return math.sqrt(squares / #w)
end
]],
  alternatives = {
    [[
local function step_of(block, levels)
  local largest = 0
  for _, x in ipairs(block) do largest = math.max(largest, math.abs(x)) end
  return largest == 0 and 1 or largest / levels
end

function group_rmse(w, bits, group)
  local sum = 0
  for first = 1, #w, group do
    local block = { table.unpack(w, first, math.min(first + group - 1, #w)) }
    local step = step_of(block, (1 << (bits - 1)) - 1)
    for _, x in ipairs(block) do
      local e = x - rint(x / step) * step
      sum = sum + e * e
    end
  end
  return (sum / #w) ^ 0.5
end
]],
  },
  mistakes = {
    {
      says = [[You used one step for the whole list, so the outlier sets it for everyone. Take the largest
magnitude inside each block of `group` weights instead.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, squares, largest = 2 ^ (bits - 1) - 1, 0, 0
  for _, x in ipairs(w) do largest = math.max(largest, math.abs(x)) end
  if largest == 0 then return 0 end
  local step = largest / levels
  for _, x in ipairs(w) do squares = squares + (x - step * rint(x / step)) ^ 2 end
  return math.sqrt(squares / #w)
end
]],
    },
    {
      says = [[You quantized whole blocks only. The weights after the last full block kept their exact values
and made no error. Let the last block be short: end it at `math.min(first + group - 1, #w)`.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, squares = 2 ^ (bits - 1) - 1, 0
  for k = 0, #w // group - 1 do
    local first, last, largest = k * group + 1, (k + 1) * group, 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    if largest > 0 then
      local step = largest / levels
      for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
    end
  end
  return math.sqrt(squares / #w)
end
]],
    },
    {
      says = [[That is the mean squared error. The RMSE is its square root, in the unit of the weights.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, squares = 2 ^ (bits - 1) - 1, 0
  for first = 1, #w, group do
    local last, largest = math.min(first + group - 1, #w), 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    if largest > 0 then
      local step = largest / levels
      for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
    end
  end
  return squares / #w
end
]],
    },
    {
      says = [[You took the RMSE of each block and averaged those. Roots do not average: add the squared
errors of all blocks, divide by the number of weights, and take one root at the end.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, sum, blocks = 2 ^ (bits - 1) - 1, 0, 0
  for first = 1, #w, group do
    local last, largest, squares = math.min(first + group - 1, #w), 0, 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    if largest > 0 then
      local step = largest / levels
      for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
    end
    sum, blocks = sum + math.sqrt(squares / (last - first + 1)), blocks + 1
  end
  return sum / blocks
end
]],
    },
    {
      says = [[A block of zeros has the step 0, and 0/0 is NaN, which then swallows the whole sum. Skip such a
block, or give it the step 1.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, squares = 2 ^ (bits - 1) - 1, 0
  for first = 1, #w, group do
    local last, largest = math.min(first + group - 1, #w), 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    local step = largest / levels
    for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
  end
  return math.sqrt(squares / #w)
end
]],
    },
    {
      says = [[You divided by 2^(bits - 1). The largest code is one less, and the largest weight has to fit on it: divide by
`2 ^ (bits - 1) - 1`.]],
      code = [[
function group_rmse(w, bits, group)
  local codes, squares = 2 ^ (bits - 1), 0
  for first = 1, #w, group do
    local last, largest = math.min(first + group - 1, #w), 0
    for i = first, last do largest = math.max(largest, math.abs(w[i])) end
    if largest > 0 then
      local step = largest / codes
      for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
    end
  end
  return math.sqrt(squares / #w)
end
]],
    },
    {
      says = [[You took the largest weight of a block with its sign. A block whose largest magnitude is negative gets too small a step or
none: take `math.abs`.]],
      code = [[
function group_rmse(w, bits, group)
  local levels, squares = 2 ^ (bits - 1) - 1, 0
  for first = 1, #w, group do
    local last, largest = math.min(first + group - 1, #w), 0
    for i = first, last do largest = math.max(largest, w[i]) end
    local step = largest > 0 and largest / levels or 1
    for i = first, last do squares = squares + (w[i] - step * rint(w[i] / step)) ^ 2 end
  end
  return math.sqrt(squares / #w)
end
]],
    },
  },
  hints = {
    "For each block: largest magnitude, step, squared errors. One root at the very end.",
    "A block runs from `first` to `math.min(first + group - 1, #w)`; its step is `largest / (2 ^ (bits - 1) - 1)`; its errors are `w[i] - step * rint(w[i] / step)`.",
    [[Two loops inside the loop over blocks: one finds `largest`, one adds `(w[i] - step * rint(w[i] / step)) ^ 2`. Skip the second where `largest` is 0.
Return `math.sqrt(squares / #w)`.]],
  },
  why = [[This loop is group quantization: GGUF, GPTQ and AWQ files differ in how they choose the codes and
pack them, not in the idea that a run of neighbours shares a step.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
