-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "How many codes occur",
  lesson = "error-vs-bits",
  map = "t3",
  task = [[Sixteen weights, drawn from a normal distribution (the first 16 of seed 2, as in the figures of this lesson), rounded to three decimals:

0.189, -0.523, -0.413, -2.441, 1.800, 1.144, -0.325, 0.774, 0.281, -0.554, 0.978, -0.311, -0.329, -0.792, 0.455, -0.099

They are quantized to symmetric INT4, with scale 2.441/7 = 0.3488. How many of the 16 codes occur?]],
  answer = 8,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 16, says = [[You counted all codes of the grid. Only those that one of the 16 weights falls on occur; the outer ones need large weights, and there is one.]] },
    { value = 15, says = [[You counted all codes but -8, which indeed cannot occur. But most of the outer ones have no weight either: divide each weight by 0.3488 and round.]] },
    { value = 7, says = [[One too few: did you leave out code 0? The weight -0.099 rounds to it.]] },
  },
  hints = {
    "Code = round(w / s). Count the different ones.",
    "Divide by 0.3488: 0.54, -1.50, -1.18, -7.00, 5.16, 3.28, -0.93, 2.22, 0.81, -1.59, 2.80, -0.89, -0.94, -2.27, 1.30, -0.28. (The second is -1.4988: it rounds to -1.)",
    "The negative side has -7, -2 and -1; then there is 0; count the positive ones.",
  },
  why = [[The codes are -7, -2, -1, 0, 1, 2, 3 and 5: 3 bits would name them. -8 cannot occur, because |w|/s is never above 7. Uniform steps spend
most codes where normal data has few values.]],
}
