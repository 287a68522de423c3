-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The largest rounding error",
  lesson = "dequantize-and-error",
  map = "w1-4",
  task = [[Symmetric INT{bits}, absmax {absmax}, codes -{qmax}..{qmax}. What is the largest possible error of a value inside
[-{absmax}, {absmax}]?]],
  vars = {
    canonical = { bits = 8, absmax = 1, qmax = 127 },
    draw = function(rng)
      local bits = rng:choice { 4, 5, 6, 8 }
      return { bits = bits, absmax = rng:choice { 0.5, 1, 2, 4 }, qmax = math.tointeger(2 ^ (bits - 1)) - 1 }
    end,
  },
  answer = function(v) return v.absmax / v.qmax / 2 end,
  tolerance = { rel = 0.0015 }, -- 1/255 for 1/254 is 0.4% off
  mistakes = {
    { value = function(v) return v.absmax / v.qmax end,
      says = [[That is a whole step. The nearest grid point is never farther away than half a step.]] },
    { value = function(v) return v.absmax / (2 ^ v.bits - 1) / 2 end,
      says = [[You spread all codes over one side, from 0 to {absmax}. The symmetric grid has {qmax} steps for each side.]] },
    { value = function(v) return v.absmax / (v.qmax + 1) / 2 end,
      says = [[You divided by one step too many. The scale is absmax/{qmax}: code {qmax} stands for absmax itself.]] },
    {
      value = function(v) return v.absmax / (2 ^ v.bits - 1) end,
      says = [[You cut the range of 2 x {absmax} into 2^{bits} - 1 steps. The codes -{qmax}..{qmax} have 2 x {qmax}.]],
    },
  },
  hints = {
    "Inside the range the error is at most s/2.",
    "s = {absmax}/{qmax}.",
    "Half of {absmax}/{qmax}.",
  },
  why = [[For absmax 1 it is 1/254 = 0.39% of absmax in INT8 and 1/14 = 7.1% in INT4. Every value of the tensor has this bound,
also one that is itself smaller than the bound, and such a value may be lost whole.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
