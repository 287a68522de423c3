-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The rank for an energy",
  lesson = "low-rank",
  map = "c-energy-rank",
  points = 3,
  task = [[Define `rank_for_energy(sigma, target)`: the smallest $r$ for which the $r$ largest singular values have at
least the share `target` of the energy, $\sum \sigma^2$.

`sigma` comes in any order. If all are 0 the rank is 0, and a target of 0 needs none.]],
  entry = "rank_for_energy",
  reference = ref.rank_for_energy,
  starter = [[
-- sigma: a list of singular values in any order; target: a share from 0 to 1.
function rank_for_energy(sigma, target)
  local r = 0
  -- your code
  return r
end
]],
  cases = {
    { { 10, 5, 2, 1, 0.5, 0.1, 0.05, 0.01 }, 0.99 },
    { { 8, 4, 2, 1 }, 0.95 },
    { { 1, 2, 4, 8 }, 0.9, note = "smallest first" },
    { { 0, 0 }, 0.5, note = "a matrix of zeros" },
    { { 2, 1 }, 0, note = "nothing asked" },
    hidden = {
      { { 10, 5, 2, 1, 0.5, 0.1, 0.05, 0.01 }, 0.95 },
      { { 3, 3, 3 }, 0.6, note = "three alike" },
      { { 8, 4, 2, 1 }, 1, note = "everything" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, sigma = rng:integer(2, 12), {}
        for i = 1, n do sigma[i] = rng:uniform(0.05, 5) end
        return sigma, rng:uniform(0.3, 0.98)
      end,
    },
  },
  solution = [[
function rank_for_energy(sigma, target)
  local squares, total = {}, 0
  for i, s in ipairs(sigma) do squares[i] = s * s end
  table.sort(squares, function(a, b) return a > b end)
  for _, s in ipairs(squares) do total = total + s end
  local r, kept = 0, 0
  while total > 0 and r < #squares and kept / total < target do
    r = r + 1
    kept = kept + squares[r]
  end
  return r
end
]],
  alternatives = {
    [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  for _, x in ipairs(s) do total = total + x ^ 2 end
  if total == 0 or target <= 0 then return 0 end
  table.sort(s)
  local kept = 0
  for r = 1, #s do
    kept = kept + s[#s + 1 - r] ^ 2
    if kept >= target * total then return r end
  end
  return #s
end
]],
  },
  mistakes = {
    {
      says = [[You added the values without squaring them. Energy is the sum of squares, so large values count more
and the rank is often lower.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s, function(a, b) return a > b end)
  for _, x in ipairs(s) do total = total + x end
  local r, kept = 0, 0
  while total > 0 and r < #s and kept / total < target do
    r = r + 1
    kept = kept + s[r]
  end
  return r
end
]],
    },
    {
      says = [[You took the values in the order given. The smallest rank keeps the largest values: sort a copy
first.]],
      code = [[
function rank_for_energy(sigma, target)
  local total = 0
  for _, x in ipairs(sigma) do total = total + x * x end
  local r, kept = 0, 0
  while total > 0 and r < #sigma and kept / total < target do
    r = r + 1
    kept = kept + sigma[r] * sigma[r]
  end
  return r
end
]],
    },
    {
      says = [[You stop one too early: your rank is the last one *below* the target. Count the value that reaches
it.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s, function(a, b) return a > b end)
  for _, x in ipairs(s) do total = total + x * x end
  local r, kept = 0, 0
  while total > 0 and r < #s and kept / total < target do
    r = r + 1
    kept = kept + s[r] * s[r]
  end
  return math.max(r - 1, 0)
end
]],
    },
    {
      says = [[For a matrix of zeros you divide 0 by 0, and NaN is never at least the target: you end with all the
values. Nothing has to be kept there: return 0.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s, function(a, b) return a > b end)
  for _, x in ipairs(s) do total = total + x * x end
  if target <= 0 then return 0 end
  local kept = 0
  for r = 1, #s do
    kept = kept + s[r] * s[r]
    if kept / total >= target then return r end
  end
  return #s
end
]],
    },
    {
      says = [[You compare with 1 - target: that is the share that may be lost. What is kept must reach
`target`.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s, function(a, b) return a > b end)
  for _, x in ipairs(s) do total = total + x * x end
  local r, kept = 0, 0
  while total > 0 and r < #s and kept / total < 1 - target do
    r = r + 1
    kept = kept + s[r] * s[r]
  end
  return r
end
]],
    },
    {
      says = [[You began with the smallest values, so you need more of them. The best cut keeps the largest: sort the other way.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s)
  for _, x in ipairs(s) do total = total + x * x end
  local r, kept = 0, 0
  while total > 0 and r < #s and kept / total < target do
    r = r + 1
    kept = kept + s[r] * s[r]
  end
  return r
end
]],
    },
    {
      says = [[You went on until the share was *above* the target. At least the target is enough: stop at `>=`.]],
      code = [[
function rank_for_energy(sigma, target)
  local s, total = { table.unpack(sigma) }, 0
  table.sort(s, function(a, b) return a > b end)
  for _, x in ipairs(s) do total = total + x * x end
  local r, kept = 0, 0
  while total > 0 and r < #s and kept / total <= target do
    r = r + 1
    kept = kept + s[r] * s[r]
  end
  return r
end
]],
    },
  },
  hints = {
    "E(r) = sum of the r largest squares / sum of all squares.",
    "For 8, 4, 2, 1 and 0.95: 64/85 = 0.753, 80/85 = 0.941, 84/85 = 0.988, so the rank is 3.",
    "Square into a new list, sort it from the largest on, add up the total, then add again from the front and count until `kept / total >= target`.",
  },
  why = [[Sorting a copy leaves the caller's list as it was. The total must be above 0 before you divide by it, and
the loop ends at the last value even if rounding keeps the sum a hair below the target.]],
  sources = { "Eckart and Young 1936, Psychometrika 1, 211-218" },
}
