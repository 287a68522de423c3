-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The value of a code",
  lesson = "affine-quantizer",
  map = "p1b",
  task = [[Scale s = {s}, zero point z = {z}. The value x = {x} was stored as code {q}. Which value does that code give back?]],
  vars = {
    canonical = { s = 0.05, z = 10, x = -0.37, q = 3 },
    draw = function(rng)
      local s, z = rng:choice { 0.05, 0.1, 0.2 }, rng:integer(9, 11)
      local n = rng:integer(2, 8)
      return { s = s, z = z, q = z - n, x = -math.floor((n + 0.4) * s * 1000 + 0.5) / 1000 }
    end,
  },
  answer = function(v) return v.s * (v.q - v.z) end,
  tolerance = { abs = 1e-9 },
  mistakes = {
    { value = function(v) return v.s * v.q end,
      says = [[You did not subtract the zero point: code {q} lies {z} - {q} steps below zero, so its value is negative.]] },
    { value = function(v) return v.s * (v.q + v.z) end,
      says = [[You added the zero point. The quantizer added it; the way back subtracts it.]] },
    { value = function(v) return v.x end,
      says = [[That is x itself. Code {q} stands for one value only, and {x} is not a whole number of steps of {s}.]] },
  },
  hints = {
    "$\\hat{x} = s \\cdot (q - z)$.",
    "How many steps is code {q} away from code {z}, and on which side? One step is {s}.",
    "{s} x ({q} - {z}).",
  },
  why = [[The difference between x and what comes back is the rounding error. It is at most half a step,
because the nearest multiple of s was taken.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877, eq. 1" },
}
