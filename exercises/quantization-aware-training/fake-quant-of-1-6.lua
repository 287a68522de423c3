-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "A weight beyond the grid",
  lesson = "fake-quant",
  map = "b49",
  task = [[A grid has the scale {scale}, the zero point {zero} and the codes 0..255. What does fake
quantization make of the weight {x}?]],
  vars = {
    canonical = { x = 1.6, scale = 0.01, zero = 100 },
    draw = function(rng)
      local scale, zero = rng:choice { 0.01, 0.02, 0.05 }, rng:integer(60, 140)
      return { x = (255 - zero + rng:integer(3, 40)) * scale, scale = scale, zero = zero }
    end,
  },
  answer = function(v) return v.scale * (255 - v.zero) end,
  tolerance = { abs = 1e-9 },
  mistakes = {
    {
      value = function(v) return v.x end,
      says = [[You did not clamp: the code of {x} is above 255, and 8 bits have no such code. Clamp the code to
255 before you go back.]],
    },
    {
      value = function(v) return v.scale * 255 end,
      says = [[You did not take the zero point off again. Going back is scale x (code - {zero}).]],
    },
    {
      value = function(v) return 255 - v.zero end,
      says = [[That is the code minus the zero point, still in steps. Multiply by the scale, {scale}.]],
    },
    {
      value = function(v) return 255 end,
      says = [[That is the code. Fake quantization goes back at once: scale x (code - zero point).]],
    },
  },
  hints = {
    "Round x / s, add the zero point, clamp the code, then s x (code - zero point).",
    "{x} / {scale} plus {zero} is above 255, so the code is 255.",
    "Back on the grid it is {scale} x (255 - {zero}).",
  },
  why = [[Every weight above the range comes out as the same largest value. Training sees that value and can
react to it; rounding after training cannot.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
