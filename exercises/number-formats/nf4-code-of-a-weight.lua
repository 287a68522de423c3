-- SPDX-License-Identifier: MIT
local function nearest(x)
  local best = 0
  for code = 1, 15 do
    if math.abs(x - ref.nf4_level(code)) < math.abs(x - ref.nf4_level(best)) then best = code end
  end
  return best
end

return {
  kind = "number",
  title = "The code of one weight",
  lesson = "nf4",
  map = "b5",
  task = [[A block has the largest magnitude {most}. Which NF4 code, 0 to 15, does the weight {x} get?

| code | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
|---|---|---|---|---|---|---|---|---|
| level | -1 | -0.6962 | -0.5251 | -0.3949 | -0.2844 | -0.1848 | -0.0911 | 0 |

| code | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 |
|---|---|---|---|---|---|---|---|---|
| level | 0.0796 | 0.1609 | 0.2461 | 0.3379 | 0.4407 | 0.5626 | 0.7230 | 1 |]],
  vars = {
    canonical = { most = 1.2, x = -0.36 },
    draw = function(rng)
      return rng:choice {
        { most = 1.2, x = -0.36 }, { most = 1.4, x = -0.71 }, { most = 1.6, x = -1.1 },
        { most = 2, x = -0.37 }, { most = 3, x = -0.84 },
      }
    end,
  },
  answer = function(v) return nearest(v.x / v.most) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return nearest(v.x) end,
      says = [[That is the code of {x} itself. The levels are shares of the block's largest magnitude: divide by {most} first.]],
    },
    {
      value = function(v) return nearest(v.x / v.most) + 1 end,
      says = [[One level too high: the distance to the one below is smaller. (Sixteen evenly spaced levels would give another code too; NF4's
are not evenly spaced.)]],
    },
    {
      value = function(v) return -rint(v.x / v.most * 7) end,
      says = [[That is the size of the INT4 integer, 7 times the share. An NF4 code is an index into the table, from 0.]],
    },
    {
      value = function(v) return ref.nf4_level(nearest(v.x / v.most)) end,
      says = [[That is the level. The code is its number in the table.]],
    },
  },
  hints = {
    "Divide by the block's largest magnitude, then find the nearest level.",
    "{x} / {most}: which two levels lie on either side of it?",
    "Compare the two distances; the nearer level's index is the code. The first level, -1, has code 0.",
  },
  why = [[The table is fixed, so all that a block stores besides its codes is one number.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
