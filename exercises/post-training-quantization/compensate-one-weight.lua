-- SPDX-License-Identifier: MIT
-- H = [[a, b], [b, a]]; its inverse is [[a, -b], [-b, a]] / (a^2 - b^2).
local function moved(v, factor) return v.w2 + factor * (v.w1 - math.floor(v.w1)) end

return {
  kind = "number",
  title = "Compensate one weight",
  lesson = "gptq",
  map = "b1",
  task = [[GPTQ by hand. Two weights $w = ({{w1}}, {{w2}})$, the grid is the whole numbers, and

$$ H = \begin{pmatrix} {{a}} & {{b}} \\ {{b}} & {{a}} \end{pmatrix}, \qquad H^{-1} = \frac{1}{{{d}}} \begin{pmatrix} {{a}} & -{{b}} \\ -{{b}} & {{a}} \end{pmatrix} $$

The first weight rounds to {q1}. What is the second weight after the compensation, before it is rounded?]],
  vars = {
    canonical = { w1 = 1.4, w2 = 0.4, a = 2, b = 1, d = 3, q1 = 1 },
    draw = function(rng)
      local a, b = rng:choice { 2, 3, 4 }, 1
      local q1 = rng:integer(1, 4)
      return { w1 = q1 + rng:choice { 0.2, 0.3, 0.4 }, w2 = rng:choice { 0.25, 0.4, 0.7 }, a = a, b = b, d = a * a - b * b, q1 = q1 }
    end,
  },
  answer = function(v) return ref.gptq_trace({ v.w1, v.w2 }, ref.inverse { { v.a, v.b }, { v.b, v.a } }, 1)[2][2] end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return v.w2 end,
      says = [[You left the second weight where it was. That is rounding to nearest; GPTQ lets it make up for the first
weight's error.]],
    },
    {
      value = function(v) return moved(v, -v.b / v.a) end,
      says = [[You moved it the wrong way. The off-diagonal of $H^{-1}$ is negative here, and the update
*subtracts*: minus times minus raises the weight.]],
    },
    {
      value = function(v) return moved(v, v.b / v.d) end,
      says = [[You forgot to divide by the diagonal of $H^{-1}$. The error is $(w_1 - q_1) / [H^{-1}]_{11}$ before it
is multiplied by $[H^{-1}]_{12}$.]],
    },
    {
      value = function(v) return moved(v, 1) end,
      says = [[You moved the whole error over. The inputs are correlated, not equal, so only the part
$[H^{-1}]_{12} / [H^{-1}]_{11}$ of it can be made up for.]],
    },
  },
  hints = {
    "$e = (w_1 - q_1) / [H^{-1}]_{11}$, then $w_2 - e\\,[H^{-1}]_{12}$.",
    "$w_1 - q_1$ = {w1} - {q1}. The quotient $[H^{-1}]_{12} / [H^{-1}]_{11}$ is -{b}/{a}.",
    "w2 + ({w1} - {q1}) x {b}/{a}.",
  },
  why = [[For 1.4 and 0.4 the second weight becomes 0.6, and rounds to 1 instead of 0. The first weight was rounded
down, so with inputs that go together the second should be higher.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
