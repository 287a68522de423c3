-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "How many plans are left?",
  lesson = "pareto",
  map = "b35",
  task = [[Five plans (GB, score): A (14, 60), B (7, 59.8), C (7, 59), D (5, 57), E (3.9, 58). How many of them are on the Pareto
front?]],
  answer = 3,
  unit = "plans",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = 5,
      says = [[You kept them all. Compare each with the others: is there one that costs no more and scores no less, and is better in
one of the two?]],
    },
    {
      value = 4,
      says = [[You removed one of two. C loses against B at the same cost, and D against E, which is smaller *and* scores
more.]],
    },
    {
      value = 1,
      says = [[That is the plan with the best score, or the smallest. The front holds every plan that no other beats on both
counts.]],
    },
  },
  hints = {
    "A plan is out as soon as one other is at least as good in both and better in one.",
    "C has the cost of B. D stands between B and E in cost: compare it with E.",
    "A, B and E each have something that no cheaper plan has.",
  },
  why = [[A, B and E. C costs as much as B and scores less; D costs more than E and scores less.]],
}
