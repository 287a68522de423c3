-- SPDX-License-Identifier: MIT
local tensors = {
  { 0.55, 0.93, -0.26 }, { -1.02, -0.84, -0.87 }, { 0.54, -0.44, 0.27 }, { 1.27, 0.07, -1.12 },
  { -1.16, 0.56, 1.08 }, { 0.33, 0.64, 0.86 }, { -0.12, -1.18, -0.47 }, { 0.54, -0.37, 0.98 },
}
local function squared(v, s, lowest) -- sum of squared errors on a grid of step s
  local sum = 0
  for _, w in ipairs { -1.4, v.a, v.b, v.c } do
    local q = math.max(math.floor(w / s + 0.5), lowest)
    sum = sum + (w - q * s) ^ 2
  end
  return sum
end
return {
  kind = "number",
  title = "Four weights in INT4",
  lesson = "symmetric-vs-asymmetric",
  map = "p2",
  task = [[w = [-1.4, {a}, {b}, {c}], symmetric INT4 with s = absmax/7. What is the mean squared error?]],
  vars = {
    canonical = { a = 0.55, b = 0.93, c = -0.26 },
    draw = function(rng)
      local t = tensors[rng:integer(1, #tensors)]
      return { a = t[1], b = t[2], c = t[3] }
    end,
  },
  answer = function(v) return squared(v, 0.2, -8) / 4 end,
  tolerance = { rel = 0.003 },
  mistakes = {
    { value = function(v) return squared(v, 0.175, -8) / 4 end,
      says = [[You used absmax/8 = 0.175. That scale needs code 8 for +1.4; the convention here is absmax/7 = 0.2.]] },
    { value = function(v) return squared(v, 0.2, -8) end,
      says = [[That is the sum of the four squares. Divide by 4 for the mean.]] },
    { value = 0.04 / 12,
      says = [[That is $s^2/12$, the mean for very many evenly spread values. For these four, compute the four errors.]] },
  },
  hints = {
    "Scale, codes, values, differences, squares, mean.",
    "s = 1.4/7 = 0.2; codes: -7, round({a}/0.2), round({b}/0.2), round({c}/0.2).",
    "The weight -1.4 has error 0. Square the other three errors, add them up, divide by 4.",
  },
  why = [[With w = -1.4, 0.55, 0.93, -0.26 the codes are -7, 3, 5, -1 and the MSE is 0.00275, against $s^2/12$ = 0.00333: an
average over many values is only a guess for four.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
