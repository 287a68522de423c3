-- SPDX-License-Identifier: MIT
local W, X = { 0.9, 0.12, -0.33, 0.07 }, { 0.2, 8, 0.5, 0.3 }

return {
  kind = "number",
  title = "The best exponent",
  lesson = "awq",
  map = "b3",
  task = [[Four weights $w = (0.9, 0.12, -0.33, 0.07)$ with mean input sizes $|x| = (0.2, 8, 0.5, 0.3)$, symmetric 3 bits,
one scale. While they are rounded, each weight is multiplied by

$$ s_j = \frac{|x_j|^{\alpha}}{\sqrt{\max_k |x_k|^{\alpha} \cdot \min_k |x_k|^{\alpha}}} $$

Which $\alpha$ of 0, 0.05, 0.1, …, 1 gives the smallest $\sum_j \left(x_j \left(Q(w_j s_j)/s_j - w_j\right)\right)^2$? The first
figure computes it.]],
  answer = ref.awq_search(W, X, 3, 20).alpha,
  tolerance = { abs = 0.001 },
  mistakes = {
    {
      value = 0,
      says = [[At 0 nothing is scaled, and the error is 0.922: the second weight, 0.12 under a step of 0.3, is stored as 0
and its input is 8.]],
    },
    {
      value = 1,
      says = [[At 1 the second weight is scaled so far that it sets the step for the others: 0.0441, better than nothing and
55 times worse than the best.]],
    },
    {
      value = 0.5,
      says = [[0.5 is a common default, and its error here is 0.0329. One step further along the grid it falls to 0.0008:
search, do not guess.]],
    },
  },
  hints = {
    "Try all 21 exponents and keep the one with the smallest weighted error.",
    "In the figure `four-weights`, read the mark, or move alpha until the error in the table is smallest.",
    "The error is 0.0329 at 0.5 and 0.0008 at the next value of the grid.",
  },
  why = [[With four weights the curve is jagged, since each weight jumps from one code to the next. In a layer the jumps of
thousands of weights average out into a valley.]],
  sources = { "Lin et al. 2023, arXiv:2306.00978" },
}
