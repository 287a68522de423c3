-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The sum of the survivors",
  lesson = "magnitude-pruning",
  map = "w4-1",
  task = [[Remove the 50% smallest magnitudes of [0.5, -0.1, 0.8, -0.02, 0.3, -0.7, 0.05, 0.9]. What is the sum of
what is left?]],
  answer = 1.5,
  tolerance = { abs = 1e-6 },
  mistakes = {
    { value = 2.5, says = [[You sorted by the signed value, so -0.7 went as the smallest. Its magnitude is the third largest: rank by |w|.]] },
    { value = 2.9, says = [[You added magnitudes. The survivors keep their signs: -0.7 counts as -0.7.]] },
    { value = 0.23, says = [[That is the sum of the four that were removed. Add the other four.]] },
    { value = 2.2, says = [[You left -0.7 out of the sum. It survives, and it counts with its sign.]] },
  },
  hints = {
    "Sort by |w|, drop the lower half, add the rest with their signs.",
    "The four smallest magnitudes are 0.02, 0.05, 0.1 and 0.3.",
    "What is left is 0.5, 0.8, -0.7 and 0.9. Add them.",
  },
  why = [[The magnitude says how hard a weight pushes and decides who stays. The sum itself measures nothing: for what
was lost, add squares.]],
}
