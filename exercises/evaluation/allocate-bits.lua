-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Eight bits where they help most",
  lesson = "layer-sensitivity",
  map = "c-topk-bits",
  points = 3,
  task = [[Define `allocate_bits(sens, n, budget_bits)`: the bits of every layer, 4 or 8, as a list. `sens[i]` is what layer
`i` costs at 4 bits, `n[i]` its number of weights.

All layers start at 4. Go through them in order of `sens[i] / n[i]`, highest first, the lower index first at a tie. Upgrade
a layer to 8 where the total `sum of n * bits` stays within `budget_bits`; otherwise leave it at 4 and go on with the next.]],
  entry = "allocate_bits",
  reference = ref.allocate_bits,
  starter = [[
-- sens, n: lists of the same length; budget_bits: total number of bits.
function allocate_bits(sens, n, budget_bits)
  local bits, used = {}, 0
  for i = 1, #n do
    bits[i] = 4
    used = used + 4 * n[i]
  end
  -- your code
  return bits
end
]],
  cases = {
    { { 5, 1, 3 }, { 10, 10, 10 }, 160, note = "one upgrade fits" },
    { { 5, 1, 3 }, { 100, 1, 10 }, 500, note = "small layers first" },
    { { 1, 1 }, { 5, 5 }, 40, note = "nothing is left" },
    { { 1, 1 }, { 5, 5 }, 60, note = "a tie" },
    { { 9, 1 }, { 10, 2 }, 60, note = "the first does not fit, the second does" },
    hidden = {
      { { 1, 1 }, { 5, 5 }, 80, note = "everything fits" },
      { { 9, 8, 7 }, { 30, 10, 10 }, 280, note = "the example of the lesson" },
      { { 6, 5 }, { 10, 4 }, 96, note = "harm for each weight" },
      { { 1, 1, 1, 1, 1 }, { 5, 5, 5, 5, 5 }, 140, note = "a tie of five" },
      { { -1, 2, 0 }, { 5, 5, 5 }, 80, note = "a layer that rounding made better" },
    },
    generate = {
      count = 80,
      with = function(rng)
        local layers, sens, n, total = rng:integer(2, 10), {}, {}, 0
        for i = 1, layers do
          sens[i], n[i] = rng:uniform(0.1, 10), rng:integer(1, 40)
          total = total + n[i]
        end
        return sens, n, math.floor(total * rng:uniform(4, 8))
      end,
    },
  },
  solution = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do
    bits[i], order[i] = 4, i
    used = used + 4 * n[i]
  end
  table.sort(order, function(a, b)
    local x, y = sens[a] / n[a], sens[b] / n[b]
    if x == y then return a < b end
    return x > y
  end)
  for _, i in ipairs(order) do
    if used + 4 * n[i] <= budget_bits then
      bits[i] = 8
      used = used + 4 * n[i]
    end
  end
  return bits
end
]],
  alternatives = {
    [[
function allocate_bits(sens, n, budget_bits)
  local bits, seen, left = {}, {}, budget_bits
  for i = 1, #n do
    bits[i] = 4
    left = left - 4 * n[i]
  end
  for _ = 1, #n do
    local best
    for i = 1, #n do
      if not seen[i] and (not best or sens[i] / n[i] > sens[best] / n[best]) then best = i end
    end
    seen[best] = true
    if 4 * n[best] <= left then
      bits[best], left = 8, left - 4 * n[best]
    end
  end
  return bits
end
]],
  },
  mistakes = {
    {
      says = [[You ranked by `sens` alone. A large layer is expensive to upgrade: compare the harm for each weight, `sens[i] /
n[i]`.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do bits[i], order[i], used = 4, i, used + 4 * n[i] end
  table.sort(order, function(a, b)
    if sens[a] == sens[b] then return a < b end
    return sens[a] > sens[b]
  end)
  for _, i in ipairs(order) do
    if used + 4 * n[i] <= budget_bits then bits[i], used = 8, used + 4 * n[i] end
  end
  return bits
end
]],
    },
    {
      says = [[You gave every layer 8 bits. The budget is what makes this a choice: upgrade only while the total stays within
`budget_bits`.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits = {}
  for i = 1, #n do bits[i] = 8 end
  return bits
end
]],
    },
    {
      says = [[You stopped at the first layer that did not fit. A smaller one further down may still fit: skip it and go
on.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do bits[i], order[i], used = 4, i, used + 4 * n[i] end
  table.sort(order, function(a, b)
    local x, y = sens[a] / n[a], sens[b] / n[b]
    if x == y then return a < b end
    return x > y
  end)
  for _, i in ipairs(order) do
    if used + 4 * n[i] > budget_bits then break end
    bits[i], used = 8, used + 4 * n[i]
  end
  return bits
end
]],
    },
    {
      says = [[You began with the layer that hurts least. The bits belong where they remove most harm: highest `sens[i] / n[i]`
first.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do bits[i], order[i], used = 4, i, used + 4 * n[i] end
  table.sort(order, function(a, b)
    local x, y = sens[a] / n[a], sens[b] / n[b]
    if x == y then return a < b end
    return x < y
  end)
  for _, i in ipairs(order) do
    if used + 4 * n[i] <= budget_bits then bits[i], used = 8, used + 4 * n[i] end
  end
  return bits
end
]],
    },
    {
      says = [[You charged 8 bits a weight for an upgrade. Four of them are paid already: going from 4 to 8 costs `4 *
n[i]`.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do bits[i], order[i], used = 4, i, used + 4 * n[i] end
  table.sort(order, function(a, b)
    local x, y = sens[a] / n[a], sens[b] / n[b]
    if x == y then return a < b end
    return x > y
  end)
  for _, i in ipairs(order) do
    if used + 8 * n[i] <= budget_bits then bits[i], used = 8, used + 8 * n[i] end
  end
  return bits
end
]],
    },
    {
      says = [[You upgraded only where something was left of the budget afterwards. A total that is just the budget fits: compare with `<=`.]],
      code = [[
function allocate_bits(sens, n, budget_bits)
  local bits, order, used = {}, {}, 0
  for i = 1, #n do bits[i], order[i], used = 4, i, used + 4 * n[i] end
  table.sort(order, function(a, b)
    local x, y = sens[a] / n[a], sens[b] / n[b]
    if x == y then return a < b end
    return x > y
  end)
  for _, i in ipairs(order) do
    if used + 4 * n[i] < budget_bits then bits[i], used = 8, used + 4 * n[i] end
  end
  return bits
end
]],
    },
  },
  hints = {
    "Sort the indices by `sens[i] / n[i]`, then walk once through them.",
    "An upgrade of layer `i` costs `4 * n[i]` more bits. Test it against what is left before you pay.",
    [[Fill `order` with 1..#n and `table.sort` it with a comparison of the ratios (at a tie `a < b`). For each `i` in it: if
`used + 4 * n[i] <= budget_bits`, set 8 and add the cost.]],
  },
  why = [[This is the greedy rule for a knapsack: value for each unit of weight. It is not always the best choice, since what is
left over may be spent badly, but it needs one number for each layer and one pass.]],
  sources = { "Dong et al. 2019, arXiv:1905.03696" },
}
