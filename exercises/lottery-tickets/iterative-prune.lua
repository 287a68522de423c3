-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "What each round leaves",
  lesson = "imp-cost",
  map = "c-iterative-prune",
  points = 2,
  task = [[Define `iterative_prune(total, rate, rounds)`: the list of weights that remain after each round, where a
round removes the share `rate` of what is left. Do not round: 4.9 weights are 4.9. With 0 rounds the list is
empty.]],
  entry = "iterative_prune",
  reference = ref.iterative_prune,
  starter = [[
-- total: weights at the beginning; rate: 0..1, the share that a round removes; rounds: how many.
function iterative_prune(total, rate, rounds)
  local remaining = {}
  -- your code
  return remaining
end
]],
  cases = {
    { 100000000, 0.2, 5 },
    { 1000, 0.5, 3 },
    { 7, 0.3, 0, note = "no round: an empty list" },
    hidden = {
      { 10, 0, 2, note = "nothing is removed" },
      { 10, 1, 2, note = "everything is" },
      { 100, 0.2, 1 },
      { 7, 0.3, 3, note = "not whole" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:integer(1, 1000000), rng:uniform(0.01, 0.9), rng:integer(1, 12) end,
    },
  },
  tolerance = { rel = 1e-9 },
  solution = [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for round = 1, rounds do
    total = total * (1 - rate)
    remaining[round] = total
  end
  return remaining
end
]],
  alternatives = {
    [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for n = 1, rounds do remaining[n] = total * (1 - rate) ^ n end
  return remaining
end
]],
    [[
function iterative_prune(total, rate, rounds)
  local remaining, left = {}, total
  for _ = 1, rounds do
    left = left - rate * left
    table.insert(remaining, left)
  end
  return remaining
end
]],
  },
  mistakes = {
    {
      says = [[You removed `rate * total` in every round. That is the same number each time and soon below zero.
A round removes its share of what is *left*.]],
      code = [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for n = 1, rounds do remaining[n] = total - n * rate * total end
  return remaining
end
]],
    },
    {
      says = [[These are the weights that each round removed. The list wanted is of those that remain.]],
      code = [[
function iterative_prune(total, rate, rounds)
  local removed = {}
  for round = 1, rounds do
    removed[round] = total * rate
    total = total * (1 - rate)
  end
  return removed
end
]],
    },
    {
      says = [[You kept the share `rate`. That is the share which goes: keep `1 - rate`.]],
      code = [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for round = 1, rounds do
    total = total * rate
    remaining[round] = total
  end
  return remaining
end
]],
    },
    {
      says = [[Your list begins with the full network: you noted the weights before pruning. Prune first, then
note.]],
      code = [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for round = 1, rounds do
    remaining[round] = total
    total = total * (1 - rate)
  end
  return remaining
end
]],
    },
    {
      says = [[You cut to whole weights in every round. Half a weight cannot be stored, true, but cutting in
every round adds up, and the task says not to round.]],
      code = [[
function iterative_prune(total, rate, rounds)
  local remaining = {}
  for round = 1, rounds do
    total = math.floor(total * (1 - rate))
    remaining[round] = total
  end
  return remaining
end
]],
    },
  },
  hints = {
    "One number changes from round to round: what is left.",
    "Multiply it by `1 - rate`, then note it.",
    "`total = total * (1 - rate); remaining[round] = total`",
  },
  why = [[What remains after n rounds is N(1 - p)^n: it never reaches 0, and each round removes less than the one
before.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635" },
}
