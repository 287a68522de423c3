-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The plans that nobody beats",
  lesson = "pareto",
  map = "c-pareto",
  points = 3,
  task = [[Define `pareto(points)`. `points` is a list of records with `cost` and `quality`; lower cost and higher quality are
better. Return the list of the indices (from 1, rising) of the points on the Pareto front.

A point is dominated if another is at least as good in both and better in one. Exact duplicates all stay. A point with a NaN is
never on the front and dominates nobody.]],
  entry = "pareto",
  reference = ref.pareto,
  starter = [[
-- points: list of { cost = number, quality = number }. Returns a list of indices.
function pareto(points)
  local front = {}
  for i, p in ipairs(points) do
    -- your code: is there a point that dominates p?
  end
  return front
end
]],
  cases = {
    {
      {
        { cost = 14, quality = 60 }, { cost = 7, quality = 59.8 }, { cost = 3.9, quality = 58 },
        { cost = 5, quality = 57 }, { cost = 7, quality = 59 },
      },
      note = "the five plans",
    },
    { { { cost = 1, quality = 1 }, { cost = 1, quality = 1 } }, note = "duplicates" },
    { { { cost = 1, quality = 5 }, { cost = 2, quality = 5 }, { cost = 1, quality = 6 } }, note = "ties in one of the two" },
    { {}, note = "no points" },
    hidden = {
      { { { cost = 0 / 0, quality = 9 }, { cost = 3, quality = 1 } }, note = "a cost that is not a number" },
      { { { cost = 2, quality = 0 / 0 }, { cost = -3, quality = -1 } }, note = "a quality that is not a number" },
    },
    generate = {
      count = 80,
      with = function(rng)
        local points = {}
        for i = 1, rng:integer(1, 12) do points[i] = { cost = rng:integer(1, 20), quality = rng:integer(-10, 10) } end
        return points
      end,
    },
  },
  solution = [[
local function dominates(p, q)
  return p.cost <= q.cost and p.quality >= q.quality and (p.cost < q.cost or p.quality > q.quality)
end

function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local stays = q.cost == q.cost and q.quality == q.quality
    for _, p in ipairs(points) do
      if dominates(p, q) then stays = false end
    end
    if stays then front[#front + 1] = i end
  end
  return front
end
]],
  alternatives = {
    [[
function pareto(points)
  local order, front = {}, {}
  for i, p in ipairs(points) do
    if p.cost == p.cost and p.quality == p.quality then order[#order + 1] = i end
  end
  table.sort(order, function(a, b)
    local p, q = points[a], points[b]
    if p.cost ~= q.cost then return p.cost < q.cost end
    if p.quality ~= q.quality then return p.quality > q.quality end
    return a < b
  end)
  local best, last = -math.huge, nil
  for _, i in ipairs(order) do
    local p = points[i]
    if p.quality > best or (last and p.cost == last.cost and p.quality == last.quality) then
      front[#front + 1] = i
      best, last = p.quality, p
    end
  end
  table.sort(front)
  return front
end
]],
  },
  mistakes = {
    {
      says = [[You returned the points of the best quality alone. A cheaper point with less quality is on the front as well, as long
as nobody has that quality for less.]],
      code = [[
function pareto(points)
  local best, front = -math.huge, {}
  for _, p in ipairs(points) do if p.quality > best then best = p.quality end end
  for i, p in ipairs(points) do if p.quality == best then front[#front + 1] = i end end
  return front
end
]],
    },
    {
      says = [[You asked for strictly better in both. A point of the same cost and less quality then stays: it is enough to be at
least as good in both and better in *one*.]],
      code = [[
function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local stays = q.cost == q.cost and q.quality == q.quality
    for _, p in ipairs(points) do
      if p.cost < q.cost and p.quality > q.quality then stays = false end
    end
    if stays then front[#front + 1] = i end
  end
  return front
end
]],
    },
    {
      says = [[Your rule has no strict part, so two equal points remove each other (and a point compared with itself needs an
exception). Ask that the other be better in at least one.]],
      code = [[
function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local stays = q.cost == q.cost and q.quality == q.quality
    for j, p in ipairs(points) do
      if i ~= j and p.cost <= q.cost and p.quality >= q.quality then stays = false end
    end
    if stays then front[#front + 1] = i end
  end
  return front
end
]],
    },
    {
      says = [[You treated a higher cost as better. Lower cost and higher quality are better: `p.cost <= q.cost`.]],
      code = [[
function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local stays = q.cost == q.cost and q.quality == q.quality
    for _, p in ipairs(points) do
      if p.cost >= q.cost and p.quality >= q.quality and (p.cost > q.cost or p.quality > q.quality) then stays = false end
    end
    if stays then front[#front + 1] = i end
  end
  return front
end
]],
    },
    {
      says = [[A point with a NaN is on your front: every comparison with NaN is false, so nobody dominates it. Leave out points
whose cost or quality is not equal to itself.]],
      code = [[
function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local stays = true
    for _, p in ipairs(points) do
      if p.cost <= q.cost and p.quality >= q.quality and (p.cost < q.cost or p.quality > q.quality) then stays = false end
    end
    if stays then front[#front + 1] = i end
  end
  return front
end
]],
    },
    {
      says = [[You returned the points that are dominated. The front is the others: those that nobody dominates.]],
      code = [[
function pareto(points)
  local front = {}
  for i, q in ipairs(points) do
    local dominated = false
    for _, p in ipairs(points) do
      if p.cost <= q.cost and p.quality >= q.quality and (p.cost < q.cost or p.quality > q.quality) then dominated = true end
    end
    if dominated then front[#front + 1] = i end
  end
  return front
end
]],
    },
  },
  hints = {
    "For every point ask all others: does one of you dominate it?",
    "`p` dominates `q` if `p.cost <= q.cost and p.quality >= q.quality and (p.cost < q.cost or p.quality > q.quality)`.",
    [[Two loops. Keep `i` unless some point dominates it, or its cost or quality is NaN (`x ~= x`). A point never dominates itself,
because it is not better in one.]],
  },
  why = [[The strict part makes domination an order: nothing dominates itself, and equals leave each other alone. Twelve plans are 144
comparisons; for millions of points one would sort by cost first.]],
  sources = { "Kung, Luccio and Preparata 1975, JACM 22(4), 469-476" },
}
