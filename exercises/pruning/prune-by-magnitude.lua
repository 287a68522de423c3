-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Magnitude pruning",
  lesson = "magnitude-pruning",
  map = "c-magnitude-prune",
  points = 3,
  task = [[Define `magnitude_prune(w, sparsity)`: return a new list with exactly
`math.floor(sparsity * #w + 1e-9)` weights set to 0, those of the smallest magnitudes. Among equal magnitudes the
lower index goes first. Zeros that are already there count among the smallest. Do not change `w`.]],
  entry = "magnitude_prune",
  reference = ref.magnitude_prune,
  starter = [=[
-- w: list of numbers; sparsity: 0 to 1
function magnitude_prune(w, sparsity)
  local k = math.floor(sparsity * #w + 1e-9)
  local pruned = {}
  -- your code
  return pruned
end
]=],
  cases = {
    { { 0.5, -0.1, 0.8, -0.02, 0.3, -0.7, 0.05, 0.9 }, 0.5 },
    { { 1, -1, 1, -1 }, 0.5, note = "all equal: the lower indices go" },
    { { 3, -2, 1 }, 0, note = "nothing goes" },
    { { 2, 1, 3 }, 0.5, note = "half of three is one" },
    hidden = {
      { { 3, -2, 1 }, 1, note = "all go" },
      { { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 }, 0.7, note = "0.7 x 10" },
      { { -5, 4, -3, 2 }, 0.25 },
      { { 0, 0, 3, -1 }, 0.75, note = "zeros count" },
      { {}, 0.5, note = "an empty list" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:normal(rng:integer(1, 30)), rng:uniform(0, 1) end,
    },
  },
  solution = [=[
function magnitude_prune(w, sparsity)
  local k = math.floor(sparsity * #w + 1e-9)
  local order, pruned = {}, {}
  for i = 1, #w do order[i], pruned[i] = i, w[i] end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a < b end
    return x < y
  end)
  for i = 1, k do pruned[order[i]] = 0 end
  return pruned
end
]=],
  alternatives = {
    [=[
function magnitude_prune(w, sparsity)
  local k, pruned = math.floor(sparsity * #w + 1e-9), {}
  for i = 1, #w do
    local before = 0
    for j = 1, #w do
      local x, y = math.abs(w[j]), math.abs(w[i])
      if x < y or (x == y and j < i) then before = before + 1 end
    end
    pruned[i] = before < k and 0 or w[i]
  end
  return pruned
end
]=],
  },
  mistakes = {
    {
      says = [[You sorted by the signed value, so large negative weights went first. Compare `math.abs`.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local k, order, pruned = math.floor(sparsity * #w + 1e-9), {}, {}
  for i = 1, #w do order[i], pruned[i] = i, w[i] end
  table.sort(order, function(a, b) if w[a] == w[b] then return a < b end return w[a] < w[b] end)
  for i = 1, k do pruned[order[i]] = 0 end
  return pruned
end
]=],
    },
    {
      says = [[You removed everything at or below a threshold, so equal magnitudes all go together. Remove exactly
k: rank, and let the lower index go first.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local k, sizes, pruned = math.floor(sparsity * #w + 1e-9), {}, {}
  for i = 1, #w do sizes[i] = math.abs(w[i]) end
  table.sort(sizes)
  for i = 1, #w do pruned[i] = k > 0 and math.abs(w[i]) <= sizes[k] and 0 or w[i] end
  return pruned
end
]=],
    },
    {
      says = [[You removed the largest magnitudes and kept the small ones. Sort the other way.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local k, order, pruned = math.floor(sparsity * #w + 1e-9), {}, {}
  for i = 1, #w do order[i], pruned[i] = i, w[i] end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a < b end
    return x > y
  end)
  for i = 1, k do pruned[order[i]] = 0 end
  return pruned
end
]=],
    },
    {
      says = [[You kept `sparsity * n` weights. Sparsity is the share of zeros: remove that many.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local k, order, pruned = #w - math.floor(sparsity * #w + 1e-9), {}, {}
  for i = 1, #w do order[i], pruned[i] = i, w[i] end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a < b end
    return x < y
  end)
  for i = 1, k do pruned[order[i]] = 0 end
  return pruned
end
]=],
    },
    {
      says = [[You compared the magnitudes with the sparsity. Sparsity is a share of the *count*, not a threshold
for the values.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local pruned = {}
  for i = 1, #w do pruned[i] = math.abs(w[i]) < sparsity and 0 or w[i] end
  return pruned
end
]=],
    },
    {
      says = [[You rounded the count up: half of three became two. Take `math.floor(sparsity * #w + 1e-9)`.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local k, order, pruned = math.ceil(sparsity * #w), {}, {}
  for i = 1, #w do order[i], pruned[i] = i, w[i] end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a < b end
    return x < y
  end)
  for i = 1, k do pruned[order[i]] = 0 end
  return pruned
end
]=],
    },
    {
      says = [[Among equal magnitudes you removed the higher index first. The lower one goes first, so that everybody gets the same mask.]],
      code = [=[
function magnitude_prune(w, sparsity)
  local order, pruned = {}, {}
  for i, v in ipairs(w) do order[i], pruned[i] = i, v end
  table.sort(order, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x == y then return a > b end
    return x < y
  end)
  for k = 1, math.floor(sparsity * #w + 1e-9) do pruned[order[k]] = 0 end
  return pruned
end
]=],
    },
  },
  hints = {
    "Rank the indices, not the values: you must know where each weight stood.",
    "Sort a list of indices by `math.abs(w[i])`, and by index where two magnitudes are equal.",
    "Copy `w` to `pruned`, sort the indices, and set `pruned[order[i]] = 0` for i from 1 to k.",
  },
  why = [[Exactly k zeros, the same ones on each machine: that is what makes a pruned model reproducible.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
