-- SPDX-License-Identifier: MIT
-- Two weights with H = [[a, b], [b, a]] and a grid of whole numbers; GPTQ's codes and the nearest ones.
local function case(w1, w2, a, b)
  local q = ref.gptq_row({ w1, w2 }, ref.inverse { { a, b }, { b, a } }, 1)
  local v = { w1 = w1, w2 = w2, a = a, b = b, q1 = q[1], q2 = q[2] }
  v.n1, v.n2 = ref.round_half_even(w1), ref.round_half_even(w2)
  v.e1, v.e2 = w1 - v.q1, w2 - v.q2
  v.d1, v.d2 = w1 - v.n1, w2 - v.n2
  v.error = ref.output_error({ w1, w2 }, { v.q1, v.q2 }, { { a, b }, { b, a } })
  v.nearest = ref.output_error({ w1, w2 }, { v.n1, v.n2 }, { { a, b }, { b, a } })
  v.squares, v.nearest_squares = v.e1 ^ 2 + v.e2 ^ 2, v.d1 ^ 2 + v.d2 ^ 2
  return v
end

return {
  kind = "number",
  title = "The error after compensation",
  lesson = "gptq",
  map = "b2",
  task = [[Two weights on a grid of whole numbers: $w = ({{w1}}, {{w2}})$ and

$$ H = \begin{pmatrix} {{a}} & {{b}} \\ {{b}} & {{a}} \end{pmatrix} $$

GPTQ stores $q = ({{q1}}, {{q2}})$. With $e = w - q$, taken from the *original* weights, what is the output error $e^T H e$?]],
  vars = {
    canonical = case(1.4, 0.4, 2, 1),
    draw = function(rng)
      while true do
        local v = case(rng:integer(-29, 29) / 10, rng:integer(-29, 29) / 10, rng:choice { 2, 3, 4 }, 1)
        -- GPTQ chose another second code, and it paid
        local halves = math.abs(math.abs(v.d1) - 0.5) < 0.01 or math.abs(math.abs(v.d2) - 0.5) < 0.01
        if v.q2 ~= v.n2 and not halves and v.error < 0.99 * v.nearest and v.e1 * v.e2 ~= 0 then return v end
      end
    end,
  },
  answer = function(v) return v.error end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return v.nearest end,
      says = [[That is rounding to nearest, $q = ({{n1}}, {{n2}})$. GPTQ's second code is {q2}, so its $e_2$ is {w2} - ({q2}).]],
    },
    {
      value = function(v) return v.squares end,
      says = [[You added the squares of $e$, which takes the unit matrix for $H$. That is the error of the weights; the
output's has $H$ between the two $e$.]],
    },
    {
      value = function(v) return v.a * v.squares end,
      says = [[You used the diagonal of $H$ alone. The two cross terms, $2 \cdot {{b}} \cdot e_1 e_2$ together, are negative: the
errors have opposite signs and cancel in part.]],
    },
  },
  hints = {
    "$e^T H e = H_{11} e_1^2 + 2 H_{12} e_1 e_2 + H_{22} e_2^2$.",
    "$e = ({{w1}} - ({{q1}}),\\; {{w2}} - ({{q2}})) = ({{e1}}, {{e2}})$.",
    "{a} x ({e1})^2 + 2 x {b} x ({e1}) x ({e2}) + {a} x ({e2})^2.",
  },
  why = [[{error} against {nearest} for rounding to nearest. The larger error of the weights, {squares} against
{nearest_squares} squared, gives the smaller error of the output.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
