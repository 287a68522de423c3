-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The expected calibration error",
  lesson = "calibration-shift",
  map = "c-ece",
  points = 3,
  task = [[Define `ece(conf, correct, bins)`: the expected calibration error of answers with confidences `conf` (0 to 1), of
which `correct` says 1 for right and 0 for wrong.

Bin `k` holds the confidences above `(k - 1) / bins` up to and including `k / bins`; a confidence of 0 belongs to bin 1. Each
bin adds its share of the answers times the absolute gap between its accuracy and its mean confidence. Empty bins add nothing, and no answers at all give 0.]],
  entry = "ece",
  reference = ref.ece,
  starter = [[
-- conf: list of confidences 0..1; correct: list of 0 or 1, as long; bins: how many.
function ece(conf, correct, bins)
  local sum = 0
  for i = 1, #conf do
    local k = math.max(1, math.ceil(conf[i] * bins)) -- the bin of answer i
    -- your code
  end
  return sum
end
]],
  cases = {
    { { 0.95, 0.9, 0.85, 0.6, 0.55 }, { 1, 0, 1, 1, 0 }, 5, note = "two bins hold answers" },
    { { 0.8, 0.8, 0.8, 0.8, 0.8 }, { 1, 1, 1, 1, 0 }, 10, note = "a promise kept" },
    { { 0.5, 1, 0 }, { 0, 1, 0 }, 2, note = "confidences on the edges" },
    { {}, {}, 10, note = "no answers" },
    { { 0.91, 0.99, 0.31 }, { 0, 0, 1 }, 10, note = "too sure and too timid" },
    hidden = {
      { { 0, 0, 1 }, { 0, 1, 1 }, 4, note = "confidence 0" },
      { { 0.3, 0.7 }, { 1, 0 }, 1, note = "one bin" },
      { { 0, 0.2 }, { 1, 0 }, 4, note = "confidence 0 shares its bin" },
      { { 0.7 }, { 0 }, 3, note = "one answer" },
    },
    generate = {
      count = 80,
      with = function(rng)
        local n, conf, correct = rng:integer(3, 40), {}, {}
        for i = 1, n do
          conf[i] = rng:uniform(0.01, 0.99)
          correct[i] = rng:random() < conf[i] and 1 or 0
        end
        return conf, correct, rng:integer(3, 12)
      end,
    },
  },
  solution = [[
function ece(conf, correct, bins)
  local gap = {}
  for i = 1, #conf do
    local k = math.max(1, math.ceil(conf[i] * bins))
    gap[k] = (gap[k] or 0) + correct[i] - conf[i]
  end
  local sum = 0
  for _, g in pairs(gap) do sum = sum + math.abs(g) end
  return #conf > 0 and sum / #conf or 0
end
]],
  alternatives = {
    [[
function ece(conf, correct, bins)
  local sum, n = 0, #conf
  for k = 1, bins do
    local count, right, said = 0, 0, 0
    for i, c in ipairs(conf) do
      if math.max(1, math.ceil(c * bins)) == k then
        count, right, said = count + 1, right + correct[i], said + c
      end
    end
    if count > 0 then sum = sum + count / n * math.abs(right / count - said / count) end
  end
  return sum
end
]],
  },
  mistakes = {
    {
      says = [[You returned the error rate, 1 - accuracy, and never used the confidences. The gap of a bin is its accuracy
against its mean confidence.]],
      code = [[
function ece(conf, correct, bins)
  local right = 0
  for _, c in ipairs(correct) do right = right + c end
  return #conf > 0 and 1 - right / #conf or 0
end
]],
    },
    {
      says = [[You took the plain mean of the gaps over the bins that hold answers. A bin with one answer then counts as
much as one with a thousand: weight each gap by its share of the answers.]],
      code = [[
function ece(conf, correct, bins)
  local count, right, said = {}, {}, {}
  for i, c in ipairs(conf) do
    local k = math.max(1, math.ceil(c * bins))
    count[k] = (count[k] or 0) + 1
    right[k], said[k] = (right[k] or 0) + correct[i], (said[k] or 0) + c
  end
  local sum, used = 0, 0
  for k, n in pairs(count) do
    sum, used = sum + math.abs(right[k] - said[k]) / n, used + 1
  end
  return used > 0 and sum / used or 0
end
]],
    },
    {
      says = [[You added the gaps with their signs, so a bin that is too sure and one that is too timid cancel. Take the
absolute value of each bin's gap.]],
      code = [[
function ece(conf, correct, bins)
  local sum = 0
  for i = 1, #conf do sum = sum + correct[i] - conf[i] end
  return #conf > 0 and sum / #conf or 0
end
]],
    },
    {
      says = [[You compared the overall accuracy with the overall confidence: one bin. Gaps of different bins then cancel;
take the absolute value in each bin before you add.]],
      code = [[
function ece(conf, correct, bins)
  local sum = 0
  for i = 1, #conf do sum = sum + correct[i] - conf[i] end
  return #conf > 0 and math.abs(sum) / #conf or 0
end
]],
    },
    {
      says = [[You took |confidence - right| of every single answer. An answer is right or wrong, so even a model that keeps
its word has such a distance. Average inside the bin first, then take the gap.]],
      code = [[
function ece(conf, correct, bins)
  local sum = 0
  for i = 1, #conf do sum = sum + math.abs(correct[i] - conf[i]) end
  return #conf > 0 and sum / #conf or 0
end
]],
    },
    {
      says = [[A confidence on an edge went into the bin above it. Here a bin reaches up to and *including* `k / bins`: take
`math.ceil(conf * bins)`, and 1 for a confidence of 0.]],
      code = [[
function ece(conf, correct, bins)
  local gap = {}
  for i = 1, #conf do
    local k = math.min(bins, math.floor(conf[i] * bins) + 1)
    gap[k] = (gap[k] or 0) + correct[i] - conf[i]
  end
  local sum = 0
  for _, g in pairs(gap) do sum = sum + math.abs(g) end
  return #conf > 0 and sum / #conf or 0
end
]],
    },
    {
      says = [[You returned the largest gap of a bin. That is the *maximum* calibration error; the expected one is the mean of the gaps,
weighted by the answers in each bin.]],
      code = [[
function ece(conf, correct, bins)
  local gap, count, most = {}, {}, 0
  for i = 1, #conf do
    local k = math.max(1, math.ceil(conf[i] * bins))
    gap[k], count[k] = (gap[k] or 0) + correct[i] - conf[i], (count[k] or 0) + 1
  end
  for k, g in pairs(gap) do most = math.max(most, math.abs(g) / count[k]) end
  return most
end
]],
    },
  },
  hints = {
    "Collect in each bin the sum of `correct` and the sum of `conf`.",
    "A bin's share times its gap is `count / n * |right / count - said / count|`, which is `|right - said| / n`.",
    [[One table `gap`: for each answer add `correct[i] - conf[i]` to `gap[k]`. Then add the absolute values and divide by
`#conf`, unless that is 0.]],
  },
  why = [[The count cancels: share times gap is |sum of right - sum of confidences| / n. So one sum for each bin is
enough, and the absolute value comes after it, never before.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
