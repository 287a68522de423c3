-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Round before or after the zero point",
  lesson = "rounding-rules",
  map = "b31",
  task = [[x/s = 0.5 and z = 1, rounding half to even. What do round(x/s) + z and round(x/s + z) give?]],
  options = {
    { "1 and 2", correct = true, says = [[Yes: 0.5 rounds to the even 0, plus 1 is 1; 1.5 rounds to the even 2.]] },
    { "1 and 1", says = [[The second one rounds 1.5. Its neighbours are 1 and 2, and 2 is even.]] },
    { "2 and 2", says = [[The first one rounds 0.5. Its neighbours are 0 and 1, and 0 is even; then z makes it 1.]] },
    { "They are always equal", says = [[They are equal where there is no tie, or with half up, which moves every tie the same way. Here is a tie, and z is odd.]] },
  },
  hints = {
    "Half to even: a tie goes to the even neighbour.",
    "First: round(0.5) + 1. Second: round(0.5 + 1).",
    "An odd z turns the even neighbour into the odd one. Round 0.5 and 1.5 each to even.",
  },
  why = [[Adding an odd integer exchanges even and odd, and half to even looks at just that. Both orders are in use, so two correct
quantizers may differ by one code at a tie. This course rounds first: round(x/s) + z.]],
  sources = { "IEEE 754-2008 (half to even is the default for binary formats)" },
}
