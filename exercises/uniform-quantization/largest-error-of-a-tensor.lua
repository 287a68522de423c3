-- SPDX-License-Identifier: MIT
local middles = { { -0.3, 0.2 }, { -0.8, 0.45 }, { -0.15, 0.55 }, { -0.2, 0.55 }, { -0.6, 0.1 }, { -0.4, 0.15 }, { -0.3, 0.1 }, { -0.2, 0.8 } }
local function errors(v) -- of the two middle values, affine with codes 0..15
  local s = 1.9 / 15
  local function of(x) return math.abs(x - s * math.floor(x / s + 0.5)) end
  return of(v.a), of(v.b)
end
return {
  kind = "number",
  title = "The largest error of a tensor",
  lesson = "dequantize-and-error",
  map = "t2",
  task = [[Affine quantization, codes 0..15, x = [-1, {a}, {b}, 0.9]: s = 1.9/15 and z = 8. What is the largest absolute error
of the four?]],
  vars = {
    canonical = { a = -0.3, b = 0.2 },
    draw = function(rng)
      local m = middles[rng:integer(1, #middles)]
      return { a = m[1], b = m[2] }
    end,
  },
  answer = function(v) return math.max(errors(v)) end,
  tolerance = { rel = 0.01 },
  mistakes = {
    { value = 1.9 / 30,
      says = [[That is s/2, the bound. No value of this tensor reaches it: compute the four errors and take the largest.]] },
    { value = function(v) return math.min(errors(v)) end,
      says = [[That is the error of one of the middle values. The other one is worse.]] },
    { value = 1.9 / 15,
      says = [[That is the whole step. Rounding to the nearest errs by half of it at most; the four errors themselves are asked.]] },
    { value = function(v)
        local a, b = errors(v)
        return (a + b + 2 * (1.9 / 15 * 8 - 1)) / 4
      end,
      says = [[That is the mean of the four errors. The largest of them is asked.]] },
    { value = 1.9 / 15 * 8 - 1,
      says = [[That is the error of the two ends, -1 and 0.9. The values between can be farther from the grid.]] },
  },
  hints = {
    "Dequantize each value with $\\hat{x} = s(q - z)$ and subtract.",
    "s = 0.126667. The value s x round(x/s) is what comes back: {a}/s and {b}/s have to be rounded. The two ends err by 0.0133 each.",
    "Compute the errors of {a} and {b}; the larger one is the answer, and it is below s/2 = 0.0633.",
  },
  why = [[Even the ends are off, by 0.0133: the rounded zero point moved the whole grid by 0.105 of a step so that 0 is exact.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
