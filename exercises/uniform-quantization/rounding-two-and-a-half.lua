-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Two and a half, three ways",
  lesson = "rounding-rules",
  map = "b30",
  task = [[2.5 is rounded by `numpy.round`, by C's `round()` and by JavaScript's `Math.round`. What are the three results, in this order?]],
  options = {
    { "2, 3, 3", correct = true, says = [[Yes: half to even, half away from zero, half up.]] },
    { "3, 3, 3", says = [[NumPy rounds a tie to the even neighbour: 2.5 lies between 2 and 3, and 2 is even.]] },
    { "2, 2, 3", says = [[C's `round()` goes away from zero at a tie: 3. It is `rint()` that rounds half to even.]] },
    { "3, 2, 3", says = [[You exchanged NumPy and C: NumPy goes to the even 2, C's `round()` away from zero to 3.]] },
  },
  hints = {
    "Half to even, half away from zero, half up: which tool uses which?",
    "The neighbours of 2.5 are 2 and 3. Even: 2. Away from zero: 3. Up: 3.",
    "NumPy and Python follow half to even. C's round() is half away from zero, Math.round half up.",
  },
  why = [[2.5 does not tell C from JavaScript; -2.5 does: NumPy gives -2, C's round() -3, Math.round -2. A quantizer that was
ported from one to another changes its codes at ties only, and so passes most tests.]],
  sources = { "IEEE 754-2008", "ISO C11, 7.12.9", "ECMAScript, Math.round" },
}
