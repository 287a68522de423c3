-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Rounds to a sparsity",
  lesson = "imp-cost",
  map = "b28",
  task = [[How many rounds of {percent}% are needed for a sparsity of at least {sparsity}%?]],
  vars = {
    canonical = { percent = 20, sparsity = 90 },
    draw = function(rng)
      return { percent = rng:choice { 10, 20, 30 }, sparsity = rng:choice { 85, 90, 95, 98 } }
    end,
  },
  answer = function(v) return ref.imp_rounds(v.sparsity / 100, v.percent / 100) end,
  unit = "rounds",
  tolerance = { abs = 0 },
  mistakes = {
    { value = function(v) return ref.imp_rounds(v.sparsity / 100, v.percent / 100) - 1 end,
      says = [[After so many rounds more is left than the target allows: 0.8^10, for one, is still 0.107. The
target is reached with the next round.]] },
    { value = function(v) return math.ceil(v.sparsity / v.percent) end,
      says = [[You divided {sparsity} by {percent} and rounded up. That would be right if every round removed
{percent}% of the *first* number of weights.]] },
    { value = function(v) return v.sparsity // v.percent end,
      says = [[You divided {sparsity} by {percent} and rounded down. Shares of what is left do not add up: they
multiply.]] },
  },
  hints = {
    "Which power of 1 - {percent}/100 is the first at or below 1 - {sparsity}/100?",
    "Take logarithms: n = ln(1 - {sparsity}/100) / ln(1 - {percent}/100).",
    "Round n up: a started round is a whole training.",
  },
  why = [[Ten rounds of 20% leave 10.7%, eleven leave 8.6%. The last step from 80% to 90% sparsity takes three
rounds more, although it removes only a tenth of the network.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635" },
}
