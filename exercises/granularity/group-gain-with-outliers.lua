-- SPDX-License-Identifier: MIT
-- 10,000 weights of standard deviation 0.02, 0.4% of them multiplied by 6: those of the lesson's figures at their defaults.
local function weights()
  local r = rng.default(0)
  local normal, luck = r:normal(10000, 0, 0.02), r:random(10000)
  return normal * luck:map(function(u) return u < 0.004 and 6 or 1 end)
end

local w = weights()
local function gain(bits, group) return ref.group_rmse(w, bits, 10000) / ref.group_rmse(w, bits, group) end

return {
  kind = "number",
  title = "What groups gain",
  lesson = "group-wise",
  map = "d3",
  task = [[Take the 10,000 weights of the lesson's figures: standard deviation 0.02, 0.4% of them times 6,
seed 0. Quantize them to symmetric INT{bits}. What is the RMSE with one scale divided by the RMSE with groups
of {group}? You can read both off the figures.]],
  vars = {
    canonical = { bits = 4, group = 64 },
    draw = function(rng) return { bits = rng:choice { 2, 3, 4 }, group = rng:choice { 32, 64, 128 } } end,
  },
  answer = function(v) return gain(v.bits, v.group) end,
  tolerance = { rel = 0.015 }, -- the gain at 8 bits is 4% larger
  mistakes = {
    {
      value = function(v) return 1 / gain(v.bits, v.group) end,
      says = [[You divided the other way round. One scale makes the larger error, and it goes on top: the
answer is greater than 1.]],
    },
    {
      value = function(v) return v.group end,
      says = [[{group} is the size of a group. Steps shrink by the ratio of the largest weight of all to the
largest of the group, and that ratio does not follow from the size. Read the two RMSEs.]],
    },
    {
      value = function(v) return gain(8, v.group) end,
      says = [[That is the ratio at 8 bits. Set the bits to {bits} and read again: the ratio depends on the
bit width.]],
    },
  },
  hints = {
    "Gain = RMSE with one scale / RMSE with groups.",
    "Set `bits` to {bits} and `group` to {group} in the first figure; its table has both RMSEs.",
    "Divide the table's first row by its second.",
  },
  why = [[At 4 bits the RMSE falls from 0.012749 to 0.003323, nearly four times. A factor of four is what two
more bits would buy, and two more bits for every weight cost eight times as much as a 16-bit scale for every
64.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
