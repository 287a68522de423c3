-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "How many groups",
  lesson = "group-wise",
  map = "w2-3a",
  task = [[A weight matrix is {rows} x {cols} (out x in). It is stored in INT4 with groups of {group} along
the input. How many groups does the whole matrix have?]],
  vars = {
    canonical = { rows = 4096, cols = 4096, group = 128 },
    draw = function(rng)
      return {
        rows = rng:choice { 4096, 5120, 8192, 14336 },
        cols = rng:choice { 4096, 8192, 11008 },
        group = rng:choice { 32, 128 },
      }
    end,
  },
  answer = function(v) return v.rows * v.cols // v.group end,
  unit = "groups",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.cols // v.group end,
      says = [[{cols} / {group} counts the groups of one row. The matrix has {rows} such rows: multiply.]],
    },
    {
      value = function(v) return v.rows * v.cols // 2 // v.group end,
      says = [[You divided the bytes by the group. A group is a number of weights, and each weight takes half
a byte here: divide {rows} x {cols} weights by {group}.]],
    },
    {
      value = function(v) return v.cols * v.group end,
      says = [[You multiplied by the group size. Larger groups mean fewer groups: divide the number of weights
by {group}.]],
    },
    {
      value = function(v) return v.rows end,
      says = [[That is one group for each row, which is a scale per channel. A row of {cols} weights holds several groups of {group}.]],
    },
  },
  hints = {
    "Groups = weights / weights in a group.",
    "The matrix has {rows} x {cols} weights, and {group} of them share a scale.",
    "One row has {cols} / {group} groups. Multiply by the {rows} rows.",
  },
  why = [[Every group stores its own scale, so this number times the size of a scale is what finer granularity
costs. The bit width does not enter: it changes the size of the codes, not how many there are.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
