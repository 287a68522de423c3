-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "Compensation that goes the wrong way",
  lesson = "gptq",
  map = "b41",
  points = 2,
  task = [[This function should round a row column by column, each error made up for by the columns to come, and
return the rounded values. Its output error is *larger* than that of rounding to nearest. Which line is wrong? Repair it.

`given` holds `eliminate(Hinv, i)`, which takes column i out of the inverse Hessian once it is frozen.]],
  given = [[
-- One Gaussian step: leaves the inverse Hessian of the columns after i.
function eliminate(Hinv, i)
  for j = i + 1, #Hinv do
    local factor = Hinv[j][i] / Hinv[i][i]
    for k = i + 1, #Hinv do Hinv[j][k] = Hinv[j][k] - factor * Hinv[i][k] end
  end
end
]],
  program = [[
function gptq_values(w, Hinv, s) local q = {} for i = 1, #w do
  q[i] = rint(w[i] / s) * s
  local e = (w[i] - q[i]) / Hinv[i][i]
  for j = i + 1, #w do w[j] = w[j] + e * Hinv[i][j] end
  eliminate(Hinv, i)
end return q end
]],
  line = 4,
  says = [[Yes. The error must be taken out of the later weights with a minus: where the inverse's entry is negative,
the inputs go together, and a weight rounded down wants its neighbour higher.]],
  entry = "gptq_values",
  reference = function(w, Hinv, s)
    local values = {}
    for i, q in ipairs(ref.gptq_row(w, Hinv, s)) do values[i] = q * s end
    return values
  end,
  cases = {
    { { 1.4, 0.4 }, { { 2 / 3, -1 / 3 }, { -1 / 3, 2 / 3 } }, 1, note = "two weights" },
    { { 1.4, 0.4, -0.3 }, { { 0.75, -0.5, 0.25 }, { -0.5, 1, -0.5 }, { 0.25, -0.5, 0.75 } }, 1, note = "three columns" },
    { { 0.33, 0.61, 0.12 }, { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, 0.25, note = "independent inputs: rounding to nearest" },
    hidden = {
      { { -0.19, -0.25, -0.42, -0.22 }, { { 2, -1.5, 0.9, 0.6 }, { -1.5, 2.2, -1, -1.1 }, { 0.9, -1, 1.6, 0.2 }, { 0.6, -1.1, 0.2, 1.4 } }, 0.1, note = "four columns" },
      { { 1.4, 0.33 }, { { 2 / 3, -1 / 3 }, { -1 / 3, 2 / 3 } }, 1, note = "the divisor decides" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local n, w = rng:integer(2, 5), {}
        local rows = {}
        for i = 1, n do rows[i] = rng:normal(3 * n) end
        for i = n, 2, -1 do rows[i] = rows[i] + 0.8 * rows[i - 1] end
        local H = ref.hessian(rows, 0.01)
        local Hinv = {}
        for i, line in ipairs(ref.inverse(H)) do
          Hinv[i] = {}
          for j, value in ipairs(line) do Hinv[i][j] = value end
        end
        for i = 1, n do w[i] = rng:uniform(-2, 2) end
        return w, Hinv, 0.25
      end,
    },
  },
  solution = [[
function gptq_values(w, Hinv, s) local q = {} for i = 1, #w do
  q[i] = rint(w[i] / s) * s
  local e = (w[i] - q[i]) / Hinv[i][i]
  for j = i + 1, #w do w[j] = w[j] - e * Hinv[i][j] end
  eliminate(Hinv, i)
end return q end
]],
  alternatives = {
    [[
function gptq_values(w, Hinv, s)
  local q = {}
  for i = 1, #w do
    q[i] = rint(w[i] / s) * s
    local e = (q[i] - w[i]) / Hinv[i][i]
    for j = i + 1, #w do w[j] = w[j] + e * Hinv[i][j] end
    eliminate(Hinv, i)
  end
  return q
end
]],
  },
  mistakes = {
    { line = 1, says = [[The loop takes the columns from left to right and starts with an empty list: right. Look at
what happens to the columns to come.]] },
    { line = 2, says = [[Rounding the *compensated* weight to the grid is right: that is how earlier errors reach it. Ask
which way they were pushed.]] },
    { line = 3, says = [[Dividing by the diagonal of the inverse is right. Look at what is done with `e`.]] },
    { line = 5, says = [[Column i is frozen and leaves the inverse: right. Look at the line before it.]] },
    { line = 6, says = [[It ends the loop and returns the rounded values. Look at the update of the later weights.]] },
    {
      says = [[Your program still adds the error to the later weights. With a plus they move away from where they would
help: subtract `e * Hinv[i][j]`.]],
      code = [[
function gptq_values(w, Hinv, s)
  local q = {}
  for i = 1, #w do
    q[i] = rint(w[i] / s) * s
    local e = (w[i] - q[i]) / Hinv[i][i]
    for j = i + 1, #w do w[j] = w[j] + e * Hinv[i][j] end
    eliminate(Hinv, i)
  end
  return q
end
]],
    },
    {
      says = [[You took the update out, and what is left is rounding to nearest. It is better than the wrong sign, and
worse than the right one: subtract instead of adding.]],
      code = [[
function gptq_values(w, Hinv, s)
  local q = {}
  for i = 1, #w do q[i] = rint(w[i] / s) * s end
  return q
end
]],
    },
    {
      says = [[You removed the division by the diagonal. The error is measured in units of $[H^{-1}]_{ii}$; without it the
later weights move too little or too far. The sign on the next line was the fault.]],
      code = [[
function gptq_values(w, Hinv, s)
  local q = {}
  for i = 1, #w do
    q[i] = rint(w[i] / s) * s
    local e = w[i] - q[i]
    for j = i + 1, #w do w[j] = w[j] - e * Hinv[i][j] end
    eliminate(Hinv, i)
  end
  return q
end
]],
    },
    {
      says = [[The sign is right now, but `eliminate` is gone: frozen columns stay in the inverse and are asked for help that they cannot
give. Keep that line.]],
      code = [[
function gptq_values(w, Hinv, s)
  local q = {}
  for i = 1, #w do
    q[i] = rint(w[i] / s) * s
    local e = (w[i] - q[i]) / Hinv[i][i]
    for j = i + 1, #w do w[j] = w[j] - e * Hinv[i][j] end
  end
  return q
end
]],
    },
  },
  hints = {
    "The update is $w_j \\leftarrow w_j - e\\,[H^{-1}]_{ij}$.",
    "Two weights (1.4, 0.4), $[H^{-1}]_{12} = -1/3$, e = 0.6. Should the second weight end at 0.2 or at 0.6?",
    "The first weight was rounded down and the inputs go together, so the second must rise: 0.4 - 0.6 x (-1/3) = 0.6. Compare with line 4.",
  },
  why = [[The test costs one line: $e^T H e$ must not be larger than that of rounding to nearest on data with correlation.
With the wrong sign it nearly always is.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
