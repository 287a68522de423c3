-- SPDX-License-Identifier: MIT
local STEPS = 20

-- The variables of four weights with the mean sizes of their inputs, at 3 bits.
local function case(w, x)
  local errors = {}
  for k = 0, STEPS do errors[k] = ref.awq_error(w, x, 3, k / STEPS) end
  local best = ref.awq_search(w, x, 3, STEPS)
  local k = math.tointeger(math.floor(best.alpha * STEPS + 0.5))
  local others = math.huge
  for i = 0, STEPS do if i ~= k and errors[i] < others then others = errors[i] end end
  return {
    w = table.concat(w, ", "), x = table.concat(x, ", "), alpha = best.alpha, best = best.err, second = others,
    none = errors[0], half = errors[STEPS / 2], all = errors[STEPS], times = errors[STEPS] / best.err,
  }
end

return {
  kind = "number",
  title = "The best exponent",
  lesson = "awq",
  map = "b3",
  task = [[Four weights $w = ({{w}})$ with mean input sizes $|x| = ({{x}})$, symmetric 3 bits, one scale. While they are
rounded, each weight is multiplied by

$$ s_j = \frac{|x_j|^{\alpha}}{\sqrt{\max_k |x_k|^{\alpha} \cdot \min_k |x_k|^{\alpha}}} $$

Which $\alpha$ of 0, 0.05, 0.1, …, 1 gives the smallest $\sum_j \left(x_j \left(Q(w_j s_j)/s_j - w_j\right)\right)^2$? The
first figure computes it for weights of its own; a calculator or `bitlab eval` with `ref.awq_error` does it for these.]],
  vars = {
    canonical = case({ 0.9, 0.12, -0.33, 0.07 }, { 0.2, 8, 0.5, 0.3 }),
    draw = function(rng)
      while true do
        local w, x = {}, {}
        for j = 1, 4 do w[j], x[j] = rng:integer(5, 95) / 100 * rng:choice { -1, 1 }, rng:integer(2, 9) / 10 end
        local loud = rng:integer(1, 4)
        w[loud], x[loud] = rng:integer(8, 20) / 100, rng:integer(4, 12)
        local v = case(w, x)
        local inside = v.alpha > 0.02 and v.alpha < 0.98 and math.abs(v.alpha - 0.5) > 0.02
        if inside and v.second > 1.05 * v.best then return v end
      end
    end,
  },
  answer = function(v) return v.alpha end,
  tolerance = { abs = 0.001 },
  mistakes = {
    {
      value = 0,
      says = [[At 0 nothing is scaled, and the error is {none}: the weight with the loud input is rounded on the step of the
largest weight.]],
    },
    {
      value = 1,
      says = [[At 1 the weight with the loud input is scaled so far that it sets the step for the others: {all}, {times} times
the error of the best.]],
    },
    {
      value = 0.5,
      says = [[0.5 is a common default, and its error here is {half}; the best of the grid has {best}: search, do not guess.]],
    },
  },
  hints = {
    "Try all 21 exponents and keep the one with the smallest weighted error.",
    "`ref.awq_error({ w }, { x }, 3, alpha)` is the error at one exponent; `ref.awq_search({ w }, { x }, 3, 20)` tries the grid.",
    "The smallest error is {best}, and the next best on the grid {second}.",
  },
  why = [[With four weights the curve is jagged, since each weight jumps from one code to the next. In a layer the jumps of
thousands of weights average out into a valley.]],
  sources = { "Lin et al. 2023, arXiv:2306.00978" },
}
