-- SPDX-License-Identifier: MIT
-- The three clips of a draw in the order shown, each with its error; the middle one has the least.
local function by_clip(v)
  local list = { { v.c1, v.e1 }, { v.c2, v.e2 }, { v.c3, v.e3 } }
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

return {
  kind = "number",
  title = "Read a sweep",
  lesson = "clipping",
  map = "n5",
  task = [[A sweep gave these mean squared errors:

| clip | {c1} | {c2} | {c3} |
|---|---|---|---|
| MSE | {e1} | {e2} | {e3} |

Which clip wins?]],
  vars = {
    canonical = { c1 = 1, e1 = 0.05, c2 = 2, e2 = 0.02, c3 = 3, e3 = 0.03 },
    draw = function(rng)
      local unit, least = rng:choice { 0.5, 1, 1.5, 2 }, rng:integer(1, 6)
      local columns = {
        { unit, (least + rng:integer(1, 9)) / 100 },
        { 2 * unit, least / 100 },
        { 3 * unit, (least + rng:integer(1, 9)) / 100 },
      }
      local order = rng:choice { { 1, 2, 3 }, { 1, 3, 2 }, { 2, 1, 3 }, { 2, 3, 1 }, { 3, 1, 2 }, { 3, 2, 1 } }
      local v = {}
      for i, k in ipairs(order) do v["c" .. i], v["e" .. i] = columns[k][1], columns[k][2] end
      return v
    end,
  },
  answer = function(v) return by_clip(v)[2][1] end,
  tolerance = { rel = 1e-9 },
  mistakes = {
    {
      value = function(v) return by_clip(v)[2][2] end,
      says = [[You found the smallest error and gave the error. The question asks for the clip that made it:
look one line up.]],
    },
    {
      value = function(v) return by_clip(v)[3][1] end,
      says = [[You took the largest clip. It cuts off the least, and its steps are the coarsest; the errors
say that this costs more than it saves.]],
    },
    {
      value = function(v) return by_clip(v)[1][1] end,
      says = [[You took the smallest clip. Its steps are the finest, and it cuts off the most; the errors say
that this costs more than it saves.]],
    },
  },
  hints = {
    "The winner is the clip whose MSE is smallest.",
    "Find the smallest of {e1}, {e2} and {e3}.",
    "Read the clip that stands above that number.",
  },
  why = [[The middle wins because both ends lose: small clips to clipping error, large ones to rounding error.]],
  sources = { "Banner et al. 2018, arXiv:1810.05723" },
}
