-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "A code with a zero point",
  lesson = "affine-quantizer",
  map = "p1a",
  task = [[Scale s = {s}, zero point z = {z}, codes 0..15. Which code does x = {x} get?]],
  vars = {
    canonical = { s = 0.05, z = 10, x = -0.37, n = 7 },
    draw = function(rng)
      local s, z = rng:choice { 0.05, 0.1, 0.2 }, rng:integer(9, 11)
      local n = rng:integer(2, 8)
      return { s = s, z = z, n = n, x = -math.floor((n + 0.4) * s * 1000 + 0.5) / 1000 }
    end,
  },
  answer = function(v) return v.z - v.n end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return -v.n end,
      says = [[You forgot the zero point. Codes run from 0 to 15, so a negative one cannot be stored: add z = {z}.]] },
    { value = function(v) return v.z + v.n end,
      says = [[You lost the sign of x. It is negative, so its code lies below the zero point.]] },
    { value = function(v) return v.z - v.n - 1 end,
      says = [[You took the floor of {x}/{s}, which goes down from a negative number. Round to the nearest whole number.]] },
  },
  hints = {
    "q = clamp(round(x / s) + z, 0, 15).",
    "round({x} / {s}) + {z}.",
    "Divide: the quotient has a fraction of 0.4, so it rounds toward zero here. Then add {z}.",
  },
  why = [[The zero point is the code of x = 0. Everything negative gets a smaller code, so an unsigned grid
can hold both signs.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877, eq. 1" },
}
