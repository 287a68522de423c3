-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Which weight goes first",
  lesson = "sparsegpt",
  map = "b26",
  task = [[The price of removing a weight is $w_i^2 / (2 [H^{-1}]_{ii})$. Here w = [0.5, 0.4] and

$$ H^{-1} = \begin{pmatrix} 2 & 0 \\ 0 & 0.5 \end{pmatrix} $$

Which weight, 1 or 2, goes first?]],
  answer = 1,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = 2,
      says = [[0.4 has the smaller magnitude, but its input counts for more: 0.16 / 0.5 = 0.32 against 0.25 / 2 = 0.125.
The lower price goes first.]],
    },
  },
  hints = {
    "Compare the two prices; the factor 1/2 does not matter for that.",
    "Square each weight and divide by its diagonal element: 0.5 with 2, 0.4 with 0.5.",
    "0.25 / 2 against 0.16 / 0.5. The smaller one goes.",
  },
  why = [[A large element of the inverse means an input that matters little, or one that others can stand in for. Such
a weight goes cheaply, even if it is the larger one.]],
  sources = { "Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5" },
}
