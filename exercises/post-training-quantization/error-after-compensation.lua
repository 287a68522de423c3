-- SPDX-License-Identifier: MIT
local W, GPTQ, NEAREST = { 1.4, 0.4 }, { 1, 1 }, { 1, 0 }

return {
  kind = "number",
  title = "The error after compensation",
  lesson = "gptq",
  map = "b2",
  task = [[The same two weights: $w = (1.4, 0.4)$ and

$$ H = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix} $$

GPTQ stores $q = (1, 1)$. With $e = w - q$, taken from the *original* weights, what is the output error $e^T H e$?]],
  answer = ref.output_error(W, GPTQ, { { 2, 1 }, { 1, 2 } }),
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = ref.output_error(W, NEAREST, { { 2, 1 }, { 1, 2 } }),
      says = [[That is rounding to nearest, $q = (1, 0)$ and $e = (0.4, 0.4)$: 0.96. GPTQ's second code is 1, so its
$e_2$ is 0.4 - 1.]],
    },
    {
      value = ref.output_error(W, GPTQ, { { 1, 0 }, { 0, 1 } }),
      says = [[You added the squares of $e$, which takes the unit matrix for $H$. That is the error of the weights; the
output's has $H$ between the two $e$.]],
    },
    {
      value = ref.output_error(W, GPTQ, { { 2, 0 }, { 0, 2 } }),
      says = [[You used the diagonal of $H$ alone. The two cross terms, $2 \cdot e_1 e_2$ here, are negative: the errors
have opposite signs and cancel in part.]],
    },
  },
  hints = {
    "$e^T H e = H_{11} e_1^2 + 2 H_{12} e_1 e_2 + H_{22} e_2^2$.",
    "$e = (1.4 - 1,\\; 0.4 - 1) = (0.4, -0.6)$.",
    "2 x 0.16 + 2 x 1 x 0.4 x (-0.6) + 2 x 0.36.",
  },
  why = [[0.56 against 0.96 for rounding to nearest. The larger error of the weights, 0.52 against 0.32 squared, gives
the smaller error of the output.]],
}
