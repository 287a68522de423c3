-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "How far a score swings by luck",
  lesson = "task-shift",
  map = "b48",
  task = [[A model answers {percent}% of {n} independent questions right. What is the standard error of that score, in
**percentage points**?]],
  vars = {
    canonical = { percent = 70, n = 1000 },
    draw = function(rng) return { percent = rng:choice { 60, 65, 70, 75, 80 }, n = rng:choice { 500, 800, 1000, 2000 } } end,
  },
  answer = function(v) return 100 * math.sqrt(v.percent / 100 * (1 - v.percent / 100) / v.n) end,
  unit = "points",
  tolerance = { rel = 0.02 },
  mistakes = {
    {
      value = function(v) return v.percent * (1 - v.percent / 100) / v.n end,
      says = [[That is the variance p (1 - p) / n, in percent. The standard error is its square root: take the root first,
then multiply by 100.]],
    },
    {
      value = function(v) return v.percent * (1 - v.percent / 100) end,
      says = [[That is p (1 - p) in percent, the variance of one answer. Divide by the {n} answers and take the root.]],
    },
    {
      value = function(v) return 100 / math.sqrt(v.n) end,
      says = [[You took 1/sqrt(n). The spread of a single answer is sqrt(p (1 - p)), which is less than 1 and belongs on
top.]],
    },
    {
      value = function(v) return math.sqrt(v.percent / 100 * (1 - v.percent / 100) / v.n) end,
      says = [[That is the standard error as a fraction. In percentage points it is a hundred times that.]],
    },
    {
      value = function(v) return 100 * math.sqrt(2 * v.percent / 100 * (1 - v.percent / 100) / v.n) end,
      says = [[That is the standard error of the difference of two such scores. A single score has one spread, without the root of 2.]],
    },
  },
  hints = {
    "The standard error of a share: the root of p (1 - p) / n.",
    "p = {percent}/100 and n = {n}.",
    "100 x sqrt({percent}/100 x (1 - {percent}/100) / {n}).",
  },
  why = [[A drop of 1 point on 1,000 questions is inside one standard error of a single score. On the same questions
count the flips instead: 40 flips give 0.63 points.]],
  sources = { "McNemar 1947, Psychometrika 12, 153-157" },
}
