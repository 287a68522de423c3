-- SPDX-License-Identifier: MIT
local function sum(list, keep)
  local total = 0
  for _, w in ipairs(list) do if keep(w) then total = total + w end end
  return total
end

-- Eight weights of different magnitudes, half of which are pruned; sums in hundredths are exact.
local function case(hundredths)
  local sizes, values = {}, {}
  for i, w in ipairs(hundredths) do sizes[i], values[i] = math.abs(w), w end
  table.sort(sizes)
  table.sort(values)
  local least = sizes[5] -- the smallest magnitude that survives
  local function stays(w) return math.abs(w) >= least end
  local v = { list = {}, removed = {}, left = {} }
  for i, w in ipairs(hundredths) do
    v.list[i] = ("%g"):format(w / 100)
    local into = stays(w) and v.left or v.removed
    into[#into + 1] = ("%g"):format(stays(w) and w / 100 or math.abs(w) / 100)
  end
  for _, name in ipairs { "list", "removed", "left" } do v[name] = table.concat(v[name], ", ") end
  v.sum = sum(hundredths, stays) / 100
  v.signed = sum(hundredths, function(w) return w >= values[5] end) / 100
  v.gone = sum(hundredths, function(w) return not stays(w) end) / 100
  v.positive = sum(hundredths, function(w) return stays(w) and w > 0 end) / 100
  v.sizes = (v.positive - sum(hundredths, function(w) return stays(w) and w < 0 end) / 100)
  return v
end

local function all_differ(v)
  local names = { "sum", "signed", "gone", "positive", "sizes" }
  for i = 1, #names do
    for j = 1, i - 1 do if math.abs(v[names[i]] - v[names[j]]) < 0.005 then return false end end
  end
  return true
end

return {
  kind = "number",
  title = "The sum of the survivors",
  lesson = "magnitude-pruning",
  map = "w4-1",
  task = [[Remove the 50% smallest magnitudes of [{list}]. What is the sum of what is left?]],
  vars = {
    canonical = case { 50, -10, 80, -2, 30, -70, 5, 90 },
    draw = function(rng)
      while true do
        local list, seen, fresh = {}, {}, true
        for i = 1, 8 do
          local size = i <= 4 and rng:integer(1, 49) or rng:integer(50, 95)
          fresh, seen[size] = fresh and not seen[size], true
          table.insert(list, rng:integer(1, i), size * rng:choice { -1, 1 })
        end
        local v = case(list)
        if fresh and all_differ(v) then return v end
      end
    end,
  },
  answer = function(v) return v.sum end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return v.signed end,
      says = [[You sorted by the signed value, so the large negative weights went as the smallest. Rank by |w|.]],
    },
    {
      value = function(v) return v.sizes end,
      says = [[You added magnitudes. The survivors keep their signs.]],
    },
    {
      value = function(v) return v.gone end,
      says = [[That is the sum of the four that were removed. Add the other four.]],
    },
    {
      value = function(v) return v.positive end,
      says = [[You left the negative survivors out of the sum. They survive, and they count with their sign.]],
    },
  },
  hints = {
    "Sort by |w|, drop the lower half, add the rest with their signs.",
    "The four smallest magnitudes are {removed}.",
    "What is left is {left}. Add them.",
  },
  why = [[The magnitude says how hard a weight pushes and decides who stays. The sum itself measures nothing: for what
was lost, add squares.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
