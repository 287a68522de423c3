-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "What a report must say",
  lesson = "compression-goals",
  map = "q4",
  task = [[You compressed a table of 100 FP32 numbers of your own: 4-bit codes, one FP16 scale for every
25 numbers. A colleague should be able to judge the result without asking you anything. Tick the
sentences that belong in your report.]],
  items = {
    { "What was quantized, and with which granularity: 100 numbers, 4-bit symmetric, one scale for 25", belongs = true },
    { "\"About 8x smaller\", and nothing else about size", says = [[A ratio alone cannot be checked: 32
bits over 4 gives 8, but the scales are not in it. With them it is 400/58 = 6.9.]] },
    { "The bytes before and after, scales included: 400 B, then 50 B of codes and 8 B of scales", belongs = true },
    { "The bytes after, codes only: 50 B", says = [[You left out the four scales, 8 B. Without them the
codes cannot be turned back into numbers, so they are part of the format.]] },
    { "The largest error, beside half a step of the scale it was rounded with", belongs = true },
    { "The mean of the signed errors", says = [[Signed errors cancel: rounding up by 0.1 and down by 0.1
has mean 0. Report the largest error or the mean square.]] },
    { "A use of the table on which an error of that size would hurt", belongs = true },
  },
  need = 4,
  hints = {
    "A report lets the reader repeat the arithmetic: what, how grouped, how many bytes, how wrong, for what use.",
    "Try to compute the final size from each sentence: 100 x 4 bits is 50 B, and 4 x 16 bits is 8 B more.",
    "Four sentences belong: one on what and how, one on bytes, one on the error, one on the use. The rest leave out a number or cancel it.",
  },
  why = [[Every item that does not belong is true and still misleads. Half a step is the bound for a
value inside the range, so an error larger than that says that something was clipped or that there is a bug.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
