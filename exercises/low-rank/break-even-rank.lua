-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Where nothing is saved",
  lesson = "low-rank",
  map = "w7-1",
  task = [[A {n} x {n} matrix is stored as a {n} x $r$ matrix times a $r$ x {n} matrix. At which $r$ is nothing
saved?]],
  vars = {
    canonical = { n = 4096 },
    draw = function(rng) return { n = rng:choice { 1024, 2048, 4096, 5120, 8192 } } end,
  },
  answer = function(v) return ref.break_even_rank(v.n, v.n) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.n end,
      says = [[At full rank you store twice the matrix: two factors of {n} x {n}. Ask when they hold as many
numbers as the one.]],
    },
    {
      value = function(v) return v.n // 4 end,
      says = [[That saves half: the two factors hold 2 x {n} x r numbers, so a quarter of {n} gives half of
{n} x {n}.]],
    },
    {
      value = function(v) return math.floor(math.sqrt(v.n)) end,
      says = [[You took the square root. The factors grow with r, not with its square: 2 x {n} x r numbers.]],
    },
    {
      value = function(v) return ref.break_even_rank(v.n, v.n) - 1 end,
      says = [[At this rank there is still a little to save. Nothing is saved where r x 2 x {n} reaches {n} x {n}.]],
    },
  },
  hints = {
    "Break-even: r (rows + columns) = rows x columns.",
    "r x ({n} + {n}) = {n} x {n}.",
    "Divide both sides by 2 x {n}.",
  },
  why = [[For a square the break-even is half the side. LoRA's usual ranks of 4 to 64 lie 32 to 512 times below
that of a 4096 x 4096 matrix.]],
  sources = { "Eckart and Young 1936, Psychometrika 1, 211-218" },
}
