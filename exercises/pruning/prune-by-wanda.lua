-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Wanda",
  lesson = "wanda",
  map = "c-wanda",
  points = 3,
  task = [[Define `wanda(W, xnorm, sparsity)`: return a pruned copy of the matrix `W` (a list of rows). In *each row*
set the `math.floor(sparsity * cols + 1e-9)` weights with the smallest scores to 0. The score of weight j of a row is
its magnitude times `xnorm[j]`. At a tie the lower column goes first.]],
  entry = "wanda",
  reference = ref.wanda,
  starter = [[
-- W: list of rows; xnorm: one norm for each column
function wanda(W, xnorm, sparsity)
  local pruned = {}
  for i, row in ipairs(W) do
    -- your code
  end
  return pruned
end
]],
  cases = {
    { { { 0.5, -0.1, 0.8, 0.3 }, { 0.02, 0.9, -0.05, 0.4 } }, { 1, 10, 0.2, 2 }, 0.5 },
    { { { 3, 1 }, { 10, 20 } }, { 1, 1 }, 0.5, note = "a quiet output and a loud one" },
    { { { 1, 2 } }, { 1, 1 }, 0, note = "nothing goes" },
    hidden = {
      { { { 1, 2, 3 } }, { 0, 1, 1 }, 0.3333333333333333, note = "an input that is always 0" },
      { { { -4, 1 }, { 1, -4 } }, { 1, 3 }, 0.5, note = "negative weights" },
      { { { 1, -1, 1, -1 } }, { 2, 2, 2, 2 }, 0.5, note = "equal scores" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local rows, cols, W, xnorm = rng:integer(1, 4), rng:integer(2, 10), {}, {}
        for i = 1, rows do W[i] = rng:normal(cols) end
        for j = 1, cols do xnorm[j] = rng:uniform(0.1, 10) end
        return W, xnorm, rng:uniform(0.1, 0.9)
      end,
    },
  },
  solution = [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local order, new = {}, {}
    for j = 1, #row do order[j], new[j] = j, row[j] end
    local function score(j) return math.abs(row[j]) * xnorm[j] end
    table.sort(order, function(a, b)
      if score(a) == score(b) then return a < b end
      return score(a) < score(b)
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do new[order[k]] = 0 end
    out[i] = new
  end
  return out
end
]=],
  alternatives = {
    [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local k = math.floor(sparsity * #row + 1e-9)
    out[i] = {}
    for j, w in ipairs(row) do
      local mine, before = math.abs(w) * xnorm[j], 0
      for l, v in ipairs(row) do
        local other = math.abs(v) * xnorm[l]
        if other < mine or (other == mine and l < j) then before = before + 1 end
      end
      out[i][j] = before < k and 0 or w
    end
  end
  return out
end
]=],
  },
  mistakes = {
    {
      says = [[You ranked by magnitude alone, so the inputs do not enter. Multiply by the norm of the input that each weight reads.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local order, new = {}, {}
    for j = 1, #row do order[j], new[j] = j, row[j] end
    local function score(j) return math.abs(row[j]) end
    table.sort(order, function(a, b)
      if score(a) == score(b) then return a < b end
      return score(a) < score(b)
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do new[order[k]] = 0 end
    out[i] = new
  end
  return out
end
]=],
    },
    {
      says = [[You ranked the whole matrix at once. A quiet output can then lose all of its weights: compare inside each
row.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local all, out, n = {}, {}, 0
  for i, row in ipairs(W) do
    out[i] = {}
    for j, w in ipairs(row) do
      n = n + 1
      out[i][j] = w
      all[n] = { i = i, j = j, n = n, score = math.abs(w) * xnorm[j] }
    end
  end
  table.sort(all, function(a, b)
    if a.score == b.score then return a.n < b.n end
    return a.score < b.score
  end)
  for k = 1, math.floor(sparsity * n + 1e-9) do out[all[k].i][all[k].j] = 0 end
  return out
end
]=],
    },
    {
      says = [[You left the sign in the score, so large negative weights went first. Take `math.abs`.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local order, new = {}, {}
    for j = 1, #row do order[j], new[j] = j, row[j] end
    local function score(j) return row[j] * xnorm[j] end
    table.sort(order, function(a, b)
      if score(a) == score(b) then return a < b end
      return score(a) < score(b)
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do new[order[k]] = 0 end
    out[i] = new
  end
  return out
end
]=],
    },
    {
      says = [[You ranked by the norm of the input alone, which removes whole columns. The score is the product with the
magnitude.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local order, new = {}, {}
    for j = 1, #row do order[j], new[j] = j, row[j] end
    local function score(j) return xnorm[j] end
    table.sort(order, function(a, b)
      if score(a) == score(b) then return a < b end
      return score(a) < score(b)
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do new[order[k]] = 0 end
    out[i] = new
  end
  return out
end
]=],
    },
    {
      says = [[You returned the scores. They decide who stays; the survivors keep their weights.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local out = {}
  for i, row in ipairs(W) do
    local order, new = {}, {}
    for j = 1, #row do order[j], new[j] = j, math.abs(row[j]) * xnorm[j] end
    local function score(j) return math.abs(row[j]) * xnorm[j] end
    table.sort(order, function(a, b)
      if score(a) == score(b) then return a < b end
      return score(a) < score(b)
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do new[order[k]] = 0 end
    out[i] = new
  end
  return out
end
]=],
    },
    {
      says = [[You ranked inside each column. All weights of a column read the same input, so its norm cancels: compare inside a *row*.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local pruned = {}
  for i, row in ipairs(W) do pruned[i] = { table.unpack(row) } end
  for j = 1, #(W[1] or {}) do
    local order = {}
    for i = 1, #W do order[i] = i end
    table.sort(order, function(a, b)
      local x, y = math.abs(W[a][j]) * xnorm[j], math.abs(W[b][j]) * xnorm[j]
      if x == y then return a < b end
      return x < y
    end)
    for k = 1, math.floor(sparsity * #W + 1e-9) do pruned[order[k]][j] = 0 end
  end
  return pruned
end
]=],
    },
    {
      says = [[You squared the norm. The score is the magnitude times the norm itself; square both or neither, or loud inputs count twice.]],
      code = [=[
function wanda(W, xnorm, sparsity)
  local pruned = {}
  for i, row in ipairs(W) do
    local order = {}
    pruned[i] = { table.unpack(row) }
    for j = 1, #row do order[j] = j end
    table.sort(order, function(a, b)
      local x, y = math.abs(row[a]) * xnorm[a] ^ 2, math.abs(row[b]) * xnorm[b] ^ 2
      if x == y then return a < b end
      return x < y
    end)
    for k = 1, math.floor(sparsity * #row + 1e-9) do pruned[i][order[k]] = 0 end
  end
  return pruned
end
]=],
    },
  },
  hints = {
    "Magnitude pruning of one row, with another score, once for each row.",
    "The score of column j is `math.abs(row[j]) * xnorm[j]`. Sort column numbers by it, lower column first at a tie.",
    "Copy the row, sort its column numbers, set the first `math.floor(sparsity * #row + 1e-9)` of them to 0, next row.",
  },
  why = [[No gradient, no inverse, one pass over some calibration data for the norms: that is all Wanda needs.]],
  sources = { "Sun et al. 2023, arXiv:2306.11695" },
}
