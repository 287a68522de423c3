-- SPDX-License-Identifier: MIT
local SIGMA = { 10, 5, 2, 1, 0.5, 0.1, 0.05, 0.01 }
local function sum(first, last, power)
  local total = 0
  for i = first, last do total = total + SIGMA[i] ^ power end
  return total
end

return {
  kind = "number",
  title = "Energy of the first few",
  lesson = "low-rank",
  map = "w7-4",
  task = [[The singular values of a matrix are 10, 5, 2, 1, 0.5, 0.1, 0.05 and 0.01. What percentage of the energy
is in the first {r}?]],
  vars = {
    canonical = { r = 4 },
    draw = function(rng) return { r = rng:integer(1, 4) } end,
  },
  answer = function(v) return 100 * sum(1, v.r, 2) / sum(1, 8, 2) end,
  unit = "%",
  tolerance = { abs = 0.01 },
  mistakes = {
    {
      value = function(v) return 100 * sum(1, v.r, 1) / sum(1, 8, 1) end,
      says = [[You added the values themselves. Energy is the sum of their squares, because the pieces stand at
right angles to each other.]],
    },
    {
      value = function(v) return 100 * v.r / 8 end,
      says = [[You counted values: {r} of 8. They are not alike, and the first carries most: weigh each with its
square.]],
    },
    {
      value = function(v) return 100 * sum(v.r + 1, 8, 2) / sum(1, 8, 2) end,
      says = [[That is what the cut loses. What it keeps is the rest of 100%.]],
    },
    {
      value = function(v) return sum(1, v.r, 2) / sum(1, 8, 2) end,
      says = [[That is the share as a fraction. In percent it is a hundred times that.]],
    },
  },
  hints = {
    "E(r) = sum of the first r squares / sum of all squares.",
    "The squares are 100, 25, 4, 1, 0.25, 0.01, 0.0025 and 0.0001; together 130.2626.",
    "Add the first {r} squares, divide by 130.2626, times 100.",
  },
  why = [[At four values 99.80% is kept and 0.20% lost. The error is the root of what is lost, so it is 4.5% of the
matrix's length, more than the percentage suggests.]],
  sources = { "Eckart and Young 1936, Psychometrika 1, 211-218" },
}
