-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The fewest bits for an error",
  lesson = "error-vs-bits",
  map = "t4",
  task = [[The first figure of this lesson at its defaults: 16 normals, seed 2. What is the fewest bits, from 2 to 8, with an MSE below 0.001? Read it
from the figure or its table.]],
  answer = 6,
  unit = "bits",
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 5, says = [[At 5 bits the MSE is 0.001335, still above 0.001. One bit more.]] },
    { value = 4, says = [[At 4 bits the MSE is 0.0088, almost nine times too large.]] },
    { value = 7, says = [[7 bits are enough, but 6 already are: 0.000448.]] },
  },
  hints = {
    "Find the first point of the measured line below 0.001.",
    "MSE at 3 bits: 0.0653; at 4: 0.00880; at 5: 0.00134. Go on.",
    "From 5 bits on, the next one divides the error by 2.98: 0.001335 / 2.98.",
  },
  why = [[The MSE for 2 to 8 bits: 0.330976, 0.0652789, 0.00880176, 0.00133529, 0.000447656, 0.000172854, 0.0000268267. The 4 per bit of the
rule would have led from 0.0088 at 4 bits to 0.00055 at 6.]],
}
