-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "The way back",
  lesson = "affine-quantizer",
  map = "q2",
  task = [[Which formula recovers a real number from a code q, given the scale s and the zero point z?]],
  options = {
    { "q/s + z", says = [[The quantizer divided by s, so the way back multiplies by it. And z is in codes: it belongs next to q.]] },
    { "s*(q - z)", correct = true, says = [[Yes: take off the zero point, which counts codes, then turn steps into units of x.]] },
    { "s*q + z", says = [[z counts codes, s*q is a value: you would add steps to volts. Subtract z from q before scaling.]] },
    { "round(q*s) - z", says = [[There is nothing to round on the way back: the result is a real number. And z is taken off before scaling.]] },
  },
  hints = {
    "Undo the quantizer's steps in the opposite order.",
    "With s = 0.05 and z = 10, code 10 must give 0 and code 11 must give 0.05. Try each formula.",
    "The quantizer divides by s, rounds, adds z. Take z off first, then multiply.",
  },
  why = [[The check with q = z is worth remembering: the zero point must come back as exactly 0, whatever the scale.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877, eq. 1" },
}
