-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "A softmax that does not overflow",
  lesson = "temperature",
  map = "c-softmax-t",
  points = 3,
  task = [[Define `softmax_t(logits, T)`: the list of probabilities at temperature `T`.

- Logits of 1000 must work.
- `T = 0` means the limit: all mass on the largest logit, shared equally where several tie.
- If any logit is NaN, every probability is NaN.]],
  entry = "softmax_t",
  reference = ref.softmax_t,
  starter = [[
-- logits: list of numbers; T: 0 or more.
function softmax_t(logits, T)
  local p, sum = {}, 0
  for i, z in ipairs(logits) do
    p[i] = math.exp(z) -- your code
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
  cases = {
    { { 2, 1, 0.1 }, 1 },
    { { 2, 1, 0.1 }, 5, note = "softened" },
    { { 1000, 999, 0 }, 1, note = "logits of 1000" },
    { { 3, 3, 1 }, 0, note = "T = 0 with a tie" },
    { { 1, 0 / 0 }, 1, note = "a NaN" },
    hidden = {
      { { -1000, -1001 }, 2, note = "very negative logits" },
      { { 5 }, 4, note = "one class" },
      { { 6, 3, 1, -1 }, 2, note = "the lesson's teacher" },
      { { 800, 0 }, 0.5, note = "a large logit at a low temperature" },
      { { 0 / 0, 2, 1 }, 0, note = "a NaN at T = 0" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local z, shift = {}, rng:choice { 0, 0, 600, -2000 }
        for i, value in ipairs(rng:normal(rng:integer(2, 8), 0, 3)) do z[i] = value + shift end
        return z, rng:uniform(0.3, 8)
      end,
    },
  },
  solution = [[
function softmax_t(logits, T)
  local top = -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  local p, sum = {}, 0
  for i, z in ipairs(logits) do
    if T == 0 and z == z then
      p[i] = z == top and 1 or 0
    else
      p[i] = math.exp((z - top) / T)
    end
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
  alternatives = {
    [[
local function exponentials(logits, T)
  local top = math.max(table.unpack(logits))
  local e = {}
  for i = 1, #logits do
    local below = logits[i] - top
    e[i] = below == 0 and 1 or T == 0 and 0 or math.exp(below / T)
    if below ~= below then e[i] = below end
  end
  return e
end

function softmax_t(logits, T)
  local e, sum = exponentials(logits, T), 0
  for _, v in ipairs(e) do sum = sum + v end
  for i = 1, #e do e[i] = e[i] / sum end
  return e
end
]],
  },
  mistakes = {
    {
      says = [[You exponentiate z/T as it is. From about 710 on `math.exp` is infinite, and infinity over
infinity is NaN: subtract the largest logit first.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp(z / T)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
    {
      says = [[You multiply by T, which sharpens instead of softening. A temperature divides the logits.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp((z - top) * T)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
    {
      says = [[You took softmax and divided the probabilities by T. Their ratios stay as they were and they
add up to 1/T: divide the logits, before the exponential.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp(z - top)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum / (T == 0 and 1 or T) end
  return p
end
]],
    },
    {
      says = [[You divide the logit by T and then subtract the largest logit, which was not divided. It
cancels, until T is small: then z/T is larger than the maximum and overflows. Write `(z - top) / T`.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp(z / T - top)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
    {
      says = [[At T = 0 you divide 0 by 0. The limit needs a line of its own: 1 for the largest logit, 0 for
the others, then divide by their sum.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = math.exp((z - top) / T)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
    {
      says = [[This is the plain softmax: T never enters it. Divide by T inside the exponential.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top = {}, 0, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp(z - top)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
    {
      says = [[You did not divide by the sum. Exponentials are only proportional to the probabilities: these add up to 1.]],
      code = [[
function softmax_t(logits, T)
  local p, top = {}, -math.huge
  for _, z in ipairs(logits) do top = math.max(top, z) end
  for i, z in ipairs(logits) do p[i] = T == 0 and z == z and (z == top and 1 or 0) or math.exp((z - top) / T) end
  return p
end
]],
    },
    {
      says = [[At T = 0 you gave everything to the first of several largest logits. No temperature can break a tie: they share.]],
      code = [[
function softmax_t(logits, T)
  local p, sum, top, first = {}, 0, -math.huge, 1
  for i, z in ipairs(logits) do
    if z > top then top, first = z, i end
  end
  for i, z in ipairs(logits) do
    p[i] = T == 0 and z == z and (i == first and 1 or 0) or math.exp((z - top) / T)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
    },
  },
  hints = {
    "Three steps: find the largest logit, exponentiate the differences, divide by the sum.",
    "Each exponential is `math.exp((z - top) / T)`, with `top` the largest logit. At `T == 0` use 1 where `z == top` and 0 elsewhere.",
    "A NaN logit makes its own exponential NaN, hence the sum, hence all: keep it out of the `T == 0` branch with `z == z`, which is false for NaN only.",
  },
  why = [[Subtracting the largest logit multiplies every odds by the same number, so nothing changes but the
range: the largest exponent is 0, and no exponential can exceed 1.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
