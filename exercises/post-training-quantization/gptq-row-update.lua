-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "A row by GPTQ",
  lesson = "gptq",
  map = "c-gptq-row",
  points = 3,
  task = [[Define `gptq_row(w, Hinv, step)`: round the weights of one row to multiples of `step`, columns from left to
right, and return the list of **codes** (whole numbers).

`Hinv` is the inverse of the damped Hessian of *all* columns. For column i: the code is `rint(w[i] / step)`, the error
`(w[i] - code * step) / Hinv[i][i]`, and every later weight `w[j]` loses `error * Hinv[i][j]`. Then eliminate column i
from `Hinv` by one Gaussian step, so that it is the inverse for the columns that are left.

Do not change the arguments. An empty `w` gives an empty list.]],
  entry = "gptq_row",
  reference = function(w, Hinv, step)
    if #w == 0 then return {} end
    return ref.gptq_row(w, Hinv, step)
  end,
  starter = [[
-- w: list of n weights; Hinv: n lists of n numbers; step: the grid. rint(v) rounds half to even.
function gptq_row(w, Hinv, step)
  local q = {}
  for i = 1, #w do
    q[i] = 0 -- your code: round, take out the error, shrink the inverse
  end
  return q
end
]],
  cases = {
    { { 1.4, 0.4 }, { { 0.6666666666666666, -0.3333333333333333 }, { -0.3333333333333333, 0.6666666666666666 } }, 1, note = "two weights" },
    { { 0.33, 0.61, 0.12 }, { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, 0.25, note = "independent inputs" },
    { { 1.4, 0.4, -0.3 }, { { 0.75, -0.5, 0.25 }, { -0.5, 1, -0.5 }, { 0.25, -0.5, 0.75 } }, 1, note = "three columns" },
    {
      { -0.19, -0.25, -0.42, -0.22 },
      { { 2, -1.5, 0.9, 0.6 }, { -1.5, 2.2, -1, -1.1 }, { 0.9, -1, 1.6, 0.2 }, { 0.6, -1.1, 0.2, 1.4 } }, 0.1,
      note = "four columns, where the inverse must shrink",
    },
    hidden = {
      { { 1.4, 0.33 }, { { 0.6666666666666666, -0.3333333333333333 }, { -0.3333333333333333, 0.6666666666666666 } }, 1, note = "the divisor decides" },
      { { 0.44, 0.21, -0.37, 0.32 }, { { 1.2, -0.9, 0.5, -0.3 }, { -0.9, 1.4, -0.8, 0.4 }, { 0.5, -0.8, 1.3, -0.7 }, { -0.3, 0.4, -0.7, 1.1 } }, 0.1 },
      { { -0.16, 0.27, 0.33, -0.14 }, { { 1.2, -0.9, 0.5, -0.3 }, { -0.9, 1.4, -0.8, 0.4 }, { 0.5, -0.8, 1.3, -0.7 }, { -0.3, 0.4, -0.7, 1.1 } }, 0.1 },
      { {}, { { 1.2, -0.9, 0.5, -0.3 }, { -0.9, 1.4, -0.8, 0.4 }, { 0.5, -0.8, 1.3, -0.7 }, { -0.3, 0.4, -0.7, 1.1 } }, 0.1, note = "no weights" },
      { { 0.27, 0.13, 0.44, -0.06 }, { { 1.2, -0.6, 0.2, -0.1 }, { -0.6, 1.3, -0.5, 0.2 }, { 0.2, -0.5, 1.1, -0.4 }, { -0.1, 0.2, -0.4, 0.9 } }, 0.1 },
    },
    generate = {
      count = 80,
      with = function(rng)
        local n, w, rows, Hinv = rng:integer(2, 6), {}, {}, {}
        for i = 1, n do rows[i] = rng:normal(3 * n) end
        for i = n, 2, -1 do rows[i] = rows[i] + 0.8 * rows[i - 1] end
        for i, line in ipairs(ref.inverse(ref.hessian(rows, 0.01))) do
          Hinv[i] = {}
          for j, value in ipairs(line) do Hinv[i][j] = value end
        end
        for i = 1, n do w[i] = rng:uniform(-2, 2) end
        return w, Hinv, rng:choice { 0.1, 0.25, 0.5 }
      end,
    },
  },
  solution = [[
local function copy(list)
  return table.move(list, 1, #list, 1, {})
end

-- The inverse Hessian of the columns after i.
local function eliminate(H, i)
  for j = i + 1, #H do
    local factor = H[j][i] / H[i][i]
    for k = i + 1, #H do H[j][k] = H[j][k] - factor * H[i][k] end
  end
end

function gptq_row(w, Hinv, step)
  local v, H, q = copy(w), {}, {}
  for i = 1, #Hinv do H[i] = copy(Hinv[i]) end
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = (v[i] - q[i] * step) / H[i][i]
    for j = i + 1, #v do v[j] = v[j] - err * H[i][j] end
    eliminate(H, i)
  end
  return q
end
]],
  alternatives = {
    [[
-- By the Cholesky factor: Hinv = U^T U, and row i of U is what the eliminations would leave.
local function upper(H)
  local U = {}
  for i = 1, #H do
    U[i] = {}
    for j = i, #H do
      local sum = H[i][j]
      for k = 1, i - 1 do sum = sum - U[k][i] * U[k][j] end
      U[i][j] = i == j and math.sqrt(sum) or sum / U[i][i]
    end
  end
  return U
end

function gptq_row(w, Hinv, step)
  local v, q = { table.unpack(w) }, {}
  if #v == 0 then return q end
  local U = upper(Hinv)
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = (v[i] - q[i] * step) / U[i][i]
    for j = i + 1, #v do v[j] = v[j] - err * U[i][j] end
  end
  return q
end
]],
  },
  mistakes = {
    {
      says = [[You rounded each weight by itself. That is rounding to nearest: the error of a column has to be taken out of
the columns to come.]],
      code = [[
function gptq_row(w, Hinv, step)
  local q = {}
  for i = 1, #w do q[i] = rint(w[i] / step) end
  return q
end
]],
    },
    {
      says = [[You added `error * Hinv[i][j]` where it must be subtracted. The later weights then move away from where they
would make up for the error.]],
      code = [[
local function eliminate(H, i)
  for j = i + 1, #H do
    local factor = H[j][i] / H[i][i]
    for k = i + 1, #H do H[j][k] = H[j][k] - factor * H[i][k] end
  end
end

function gptq_row(w, Hinv, step)
  local v, H, q = { table.unpack(w) }, {}, {}
  for i = 1, #Hinv do H[i] = { table.unpack(Hinv[i]) } end
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = (v[i] - q[i] * step) / H[i][i]
    for j = i + 1, #v do v[j] = v[j] + err * H[i][j] end
    eliminate(H, i)
  end
  return q
end
]],
    },
    {
      says = [[You did not divide the error by `Hinv[i][i]`. The inverse has a size of its own: only the quotient of the
two entries says how far a neighbour must move.]],
      code = [[
local function eliminate(H, i)
  for j = i + 1, #H do
    local factor = H[j][i] / H[i][i]
    for k = i + 1, #H do H[j][k] = H[j][k] - factor * H[i][k] end
  end
end

function gptq_row(w, Hinv, step)
  local v, H, q = { table.unpack(w) }, {}, {}
  for i = 1, #Hinv do H[i] = { table.unpack(Hinv[i]) } end
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = v[i] - q[i] * step
    for j = i + 1, #v do v[j] = v[j] - err * H[i][j] end
    eliminate(H, i)
  end
  return q
end
]],
    },
    {
      says = [[You kept the inverse of *all* columns to the end. It answers for columns that are frozen and cannot move any
more: after each column take it out by one Gaussian step.]],
      code = [[
function gptq_row(w, Hinv, step)
  local v, q = { table.unpack(w) }, {}
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = (v[i] - q[i] * step) / Hinv[i][i]
    for j = i + 1, #v do v[j] = v[j] - err * Hinv[i][j] end
  end
  return q
end
]],
    },
    {
      says = [[You moved the error into the next column only. Every later column whose input is correlated can take a
share: loop j from i + 1 to the end.]],
      code = [[
local function eliminate(H, i)
  for j = i + 1, #H do
    local factor = H[j][i] / H[i][i]
    for k = i + 1, #H do H[j][k] = H[j][k] - factor * H[i][k] end
  end
end

function gptq_row(w, Hinv, step)
  local v, H, q = { table.unpack(w) }, {}, {}
  for i = 1, #Hinv do H[i] = { table.unpack(Hinv[i]) } end
  for i = 1, #v do
    q[i] = rint(v[i] / step)
    local err = (v[i] - q[i] * step) / H[i][i]
    if i < #v then v[i + 1] = v[i + 1] - err * H[i][i + 1] end
    eliminate(H, i)
  end
  return q
end
]],
    },
    {
      says = [[You returned the rounded weights. The codes are asked: whole numbers, `rint(w[i] / step)`.]],
      code = [[
function gptq_row(w, Hinv, step)
  local v, M, q = { table.unpack(w) }, {}, {}
  for i = 1, #w do M[i] = { table.unpack(Hinv[i]) } end
  for i = 1, #v do
    q[i] = rint(v[i] / step) * step
    local e = (v[i] - q[i]) / M[i][i]
    for j = i + 1, #v do v[j] = v[j] - e * M[i][j] end
    for j = i + 1, #v do
      local f = M[j][i] / M[i][i]
      for k = i + 1, #v do M[j][k] = M[j][k] - f * M[i][k] end
    end
  end
  return q
end
]],
    },
  },
  hints = {
    "For each column: round, divide the error by the diagonal of the inverse, subtract it times the row of the inverse from the weights to come, eliminate the column.",
    [[For (1.4, 0.4) with the inverse ((2/3, -1/3), (-1/3, 2/3)) and step 1: code 1, error 0.4 / (2/3) = 0.6, second weight
0.4 - 0.6 x (-1/3) = 0.6, code 1.]],
    [[Copy `w` and the rows of `Hinv` first. Elimination after column i: for all j and k above i,
`H[j][k] = H[j][k] - H[j][i] / H[i][i] * H[i][k]`.]],
  },
  why = [[The published code takes the same steps from one Cholesky factor of the inverse, 128 columns at a time, for all rows
at once: the codes differ by row, the inverse does not.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
