-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "What sets the resolution",
  lesson = "affine-quantizer",
  map = "q3",
  task = [[Which quantity decides how finely a uniform quantizer can tell two values apart?]],
  options = {
    { "The zero point", says = [[It shifts the whole grid along the codes. The distance between neighbours stays the same.]] },
    { "The scale (step size)", correct = true, says = [[Yes: neighbouring values are s apart, wherever you are on the grid.]] },
    { "The file format", says = [[A format may fix how many bits there are, but the distance between two values is the scale, and that comes from the range.]] },
    { "The temperature", says = [[Temperature belongs to distillation: it softens a probability distribution. A quantizer has none.]] },
  },
  hints = {
    "Ask what the distance between two neighbouring values is.",
    "Codes q and q + 1 come back as s(q - z) and s(q + 1 - z). Subtract.",
    "The zero point cancels in that difference. One symbol is left.",
  },
  why = [[That is why one large value hurts all the others: it stretches the range, the range sets the scale, and the scale is everybody's ruler.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
