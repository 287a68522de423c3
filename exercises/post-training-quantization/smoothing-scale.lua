-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "One smoothing scale",
  lesson = "smoothquant",
  map = "b21",
  task = [[SmoothQuant with $\alpha = 0.5$. A channel has $\max|X| = {{x}}$ and $\max|W| = {{w}}$. What is its
scale $s = \max|X|^{\alpha} / \max|W|^{1-\alpha}$?]],
  vars = {
    canonical = { x = 10, w = 0.2 },
    draw = function(rng) return { x = rng:choice { 8, 10, 20, 50, 70 }, w = rng:choice { 0.1, 0.2, 0.25, 0.4 } } end,
  },
  answer = function(v) return math.sqrt(v.x / v.w) end,
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v) return math.sqrt(v.x * v.w) end,
      says = [[You multiplied the two roots. That product is what both maxima become after smoothing; the
scale is the quotient.]],
    },
    {
      value = function(v) return v.x / v.w end,
      says = [[You divided the maxima and left out the powers. With $\alpha = 0.5$ each of them stands under a
square root.]],
    },
    {
      value = function(v) return math.sqrt(v.x) end,
      says = [[You took the activations alone. The weights' maximum, to the power $1-\alpha$, divides it: a
channel with small weights can take more.]],
    },
    {
      value = function(v) return math.sqrt(v.w / v.x) end,
      says = [[You turned the fraction over: the activations belong above the line, because they are divided by s.]],
    },
  },
  hints = {
    "Powers of 0.5 are square roots.",
    "s = sqrt({x}) / sqrt({w}).",
    "That is the square root of {x} / {w}.",
  },
  why = [[Dividing {x} by this scale and multiplying {w} by it gives the same number twice, the square root of
{x} x {w}: at alpha = 0.5 both sides are equally hard to quantize.]],
  sources = { "Xiao et al. 2022, arXiv:2211.10438" },
}
