-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The 2:4 mask",
  lesson = "two-four",
  map = "c-mask-24",
  points = 2,
  task = [[Define `mask_2_4(w)`: a list of 0 and 1 that keeps the two largest magnitudes of every aligned group of
four. At a tie the lower index stays. The length of `w` is a multiple of 4.]],
  entry = "mask_2_4",
  reference = ref.mask_2_4,
  starter = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    -- your code
  end
  return mask
end
]],
  cases = {
    { { 0.3, -0.9, 0.1, 0.5, -0.2, 0.05, 0.8, -0.7 } },
    { { 1, 1, 1, 1 }, note = "all equal" },
    { { 9, 8, 7, 6, 1, 2, 3, 4 }, note = "a loud group and a quiet one" },
    hidden = {
      { { 0, 0, 0, 0 }, note = "zeros" },
      { { -1, -2, -3, -4 }, note = "negative" },
      { {}, note = "empty" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:normal(4 * rng:integer(1, 8)) end,
    },
  },
  solution = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    for i = first, first + 3 do
      local better = 0
      for j = first, first + 3 do
        local x, y = math.abs(w[j]), math.abs(w[i])
        if x > y or (x == y and j < i) then better = better + 1 end
      end
      mask[i] = better < 2 and 1 or 0
    end
  end
  return mask
end
]],
  alternatives = {
    [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    local order = { first, first + 1, first + 2, first + 3 }
    table.sort(order, function(a, b)
      local x, y = math.abs(w[a]), math.abs(w[b])
      if x == y then return a < b end
      return x > y
    end)
    for k, i in ipairs(order) do mask[i] = k <= 2 and 1 or 0 end
  end
  return mask
end
]],
  },
  mistakes = {
    {
      says = [[You kept the best half of the whole list. A loud group then keeps four and a quiet one none; the
format has room for two in each four.]],
      code = [[
function mask_2_4(w)
  local order, mask = {}, {}
  for i = 1, #w do order[i] = i end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a < b end
    return x > y
  end)
  for k, i in ipairs(order) do mask[i] = k <= #w // 2 and 1 or 0 end
  return mask
end
]],
    },
    {
      says = [[You compared signed values, so large negative weights lose. Compare `math.abs`.]],
      code = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    for i = first, first + 3 do
      local better = 0
      for j = first, first + 3 do
        if w[j] > w[i] or (w[j] == w[i] and j < i) then better = better + 1 end
      end
      mask[i] = better < 2 and 1 or 0
    end
  end
  return mask
end
]],
    },
    {
      says = [[Your mask is inverted: it keeps the two smallest. 1 means "stays".]],
      code = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    for i = first, first + 3 do
      local better = 0
      for j = first, first + 3 do
        local x, y = math.abs(w[j]), math.abs(w[i])
        if x > y or (x == y and j < i) then better = better + 1 end
      end
      mask[i] = better < 2 and 0 or 1
    end
  end
  return mask
end
]],
    },
    {
      says = [[You kept one of every two. That is a stricter pattern: in 2:4 both survivors may be neighbours.]],
      code = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 2 do
    local left = math.abs(w[first]) >= math.abs(w[first + 1])
    mask[first], mask[first + 1] = left and 1 or 0, left and 0 or 1
  end
  return mask
end
]],
    },
    {
      says = [[At a tie you kept the higher index. The lower one stays, so that the mask is the same everywhere.]],
      code = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    for i = first, first + 3 do
      local better = 0
      for j = first, first + 3 do
        local x, y = math.abs(w[j]), math.abs(w[i])
        if x > y or (x == y and j > i) then better = better + 1 end
      end
      mask[i] = better < 2 and 1 or 0
    end
  end
  return mask
end
]],
    },
    {
      says = [[You returned the pruned weights. The mask is asked: 1 where a weight stays, 0 where it goes.]],
      code = [[
function mask_2_4(w)
  local pruned = {}
  for first = 1, #w, 4 do
    for i = first, first + 3 do
      local larger = 0
      for j = first, first + 3 do
        local a, b = math.abs(w[j]), math.abs(w[i])
        if a > b or a == b and j < i then larger = larger + 1 end
      end
      pruned[i] = larger < 2 and w[i] or 0
    end
  end
  return pruned
end
]],
    },
    {
      says = [[You kept everything from the second largest magnitude on, so at a tie a group keeps three or four. The format has two places:
rank, and let the lower index stay.]],
      code = [[
function mask_2_4(w)
  local mask = {}
  for first = 1, #w, 4 do
    local sizes = {}
    for i = first, first + 3 do sizes[#sizes + 1] = math.abs(w[i]) end
    table.sort(sizes)
    for i = first, first + 3 do mask[i] = math.abs(w[i]) >= sizes[3] and 1 or 0 end
  end
  return mask
end
]],
    },
  },
  hints = {
    "For each weight, count how many of its four beat it.",
    "j beats i where |w[j]| > |w[i]|, or where they are equal and j < i. Both run from `first` to `first + 3`.",
    "The mask is 1 where fewer than two beat it.",
  },
  why = [[The same loop with 2 and 4 as variables makes any N:M pattern. Hardware supports this one.]],
  sources = { "Mishra et al. 2021, arXiv:2104.08378" },
}
