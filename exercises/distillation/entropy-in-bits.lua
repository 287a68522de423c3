-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Entropy in bits",
  lesson = "soft-targets",
  map = "c-entropy",
  points = 2,
  task = [[Define `entropy_bits(p)`: the entropy of a list of probabilities in bits. A probability of 0 adds
nothing.]],
  entry = "entropy_bits",
  reference = ref.entropy_bits,
  starter = [[
-- p: a list of probabilities that add up to 1.
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    -- your code
  end
  return sum
end
]],
  cases = {
    { { 0.5, 0.5 }, note = "one question" },
    { { 1, 0, 0 }, note = "a hard target" },
    { { 0.25, 0.25, 0.25, 0.25 } },
    { { 0.7, 0.2, 0.1 } },
    hidden = {
      { { 0.9, 0.05, 0.05 } },
      { { 0.5, 0.25, 0.125, 0.125 }, note = "1, 2, 3 and 3 questions" },
      { { 0, 0.3, 0, 0.7 }, note = "zeros among others" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, p, sum = rng:integer(2, 10), {}, 0
        for i = 1, n do
          p[i] = rng:uniform(0.01, 1)
          sum = sum + p[i]
        end
        for i = 1, n do p[i] = p[i] / sum end
        return p
      end,
    },
  },
  solution = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    if p[i] > 0 then sum = sum - p[i] * math.log(p[i], 2) end
  end
  return sum
end
]],
  alternatives = {
    [[
function entropy_bits(p)
  local nats = 0
  for _, pi in ipairs(p) do
    if pi ~= 0 then nats = nats + pi * math.log(1 / pi) end
  end
  return nats / math.log(2)
end
]],
  },
  mistakes = {
    {
      says = [[`math.log` with one argument is the natural logarithm: that is the entropy in nats, 0.693 times
as large. Pass 2 as the base.]],
      code = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    if p[i] > 0 then sum = sum - p[i] * math.log(p[i]) end
  end
  return sum
end
]],
    },
    {
      says = [[The logarithm of a number below 1 is negative, and your sum has no minus. Entropy is never below
0: subtract the terms.]],
      code = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    if p[i] > 0 then sum = sum + p[i] * math.log(p[i], 2) end
  end
  return sum
end
]],
    },
    {
      says = [[A hard target gives NaN here: the computer reads 0 times the logarithm of 0 as 0 times minus
infinity. Such a class adds nothing: skip it.]],
      code = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do sum = sum - p[i] * math.log(p[i], 2) end
  return sum
end
]],
    },
    {
      says = [[You added up the questions that each class would cost, without asking how often it comes. Weigh
each by its probability: `p[i] * math.log(p[i], 2)`.]],
      code = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    if p[i] > 0 then sum = sum - math.log(p[i], 2) end
  end
  return sum
end
]],
    },
    {
      says = [[You divided by the number of classes. The probabilities are the weights of the average already:
return the sum.]],
      code = [[
function entropy_bits(p)
  local sum = 0
  for i = 1, #p do
    if p[i] > 0 then sum = sum - p[i] * math.log(p[i], 2) end
  end
  return sum / #p
end
]],
    },
  },
  hints = {
    "Entropy: minus the sum of p times the base-2 logarithm of p.",
    "For 0.7, 0.2 and 0.1: 0.7 x 0.515 + 0.2 x 2.322 + 0.1 x 3.322.",
    "Subtract `p[i] * math.log(p[i], 2)` where `p[i] > 0`, and return the sum.",
  },
  why = [[The limit of p log p as p goes to 0 is 0, but `0 * math.log(0)` is NaN, and one NaN makes the whole
sum NaN. Every hard label has such zeros.]],
  sources = { "Shannon 1948, Bell System Technical Journal 27, 379-423" },
}
