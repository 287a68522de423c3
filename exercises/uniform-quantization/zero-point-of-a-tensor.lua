-- SPDX-License-Identifier: MIT
local ranges = { -- low, high: the exact zero point has a fraction above one half
  { -0.4, 0.3 }, { -0.4, 0.5 }, { -0.5, 0.6 }, { -0.6, 0.7 }, { -0.7, 0.5 }, { -0.7, 0.9 },
  { -0.8, 0.6 }, { -0.8, 1.3 }, { -0.9, 0.5 }, { -0.9, 1.4 }, { -1.1, 0.6 }, { -1.2, 0.9 },
}
return {
  kind = "number",
  title = "The zero point of a tensor",
  lesson = "affine-quantizer",
  map = "t1",
  task = [[A tensor is quantized with codes 0..15. Its smallest value is {lo}, its largest {hi}.
Which zero point does it get?]],
  vars = {
    canonical = { lo = -1, hi = 0.9 },
    draw = function(rng)
      local range = ranges[rng:integer(1, #ranges)]
      return { lo = range[1], hi = range[2] }
    end,
  },
  answer = function(v) return math.floor(-v.lo * 15 / (v.hi - v.lo) + 0.5) end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return -math.floor(-v.lo * 15 / (v.hi - v.lo) + 0.5) end,
      says = [[The sign: z = qmin - round(xmin/s), and xmin is negative, so z is positive. It has to be one of the codes 0..15.]] },
    { value = function(v) return math.floor(-v.lo * 15 / (v.hi - v.lo)) end,
      says = [[You truncated xmin/s toward zero. Round it to the nearest whole number.]] },
    { value = 0,
      says = [[Zero point 0 belongs to a symmetric grid, or to a tensor without negative values. Here code 0 has to stand for {lo}.]] },
    {
      value = function(v) return -v.lo * 15 / (v.hi - v.lo) end,
      says = [[That is it before rounding. A zero point is a code, so a whole number.]],
    },
  },
  hints = {
    "Scale first: s = (xmax - xmin) / 15. Then z = qmin - round(xmin / s).",
    "s = ({hi} - ({lo})) / 15; z = 0 - round({lo} / s).",
    "Compute {lo}/s with its decimals, round it, change its sign.",
  },
  why = [[For -1.0, -0.3, 0.2, 0.9 the scale is 1.9/15 = 0.126667, z is 8 and the codes are 0, 6, 10, 15. The zero
point is rounded so that x = 0 has a code of its own and comes back as exactly 0.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
