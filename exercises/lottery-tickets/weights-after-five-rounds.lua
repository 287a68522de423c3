-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Weights after the rounds",
  lesson = "imp-cost",
  map = "w5-3",
  task = [[{millions} million weights, {rounds} rounds, and each round removes {percent}% of the remaining ones.
How many million weights survive?]],
  vars = {
    canonical = { millions = 100, rounds = 5, percent = 20 },
    draw = function(rng)
      return { millions = rng:choice { 50, 100, 200, 700 }, rounds = rng:integer(3, 7), percent = rng:choice { 10, 20, 25, 30 } }
    end,
  },
  answer = function(v) return v.millions * (1 - v.percent / 100) ^ v.rounds end,
  unit = "million",
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return v.millions * (1 - v.rounds * v.percent / 100) end,
      says = [[You took {percent}% of the *original* number off in every round. Each round removes its share of what
the rounds before it left.]] },
    { value = function(v) return v.millions * (v.percent / 100) ^ v.rounds end,
      says = [[You kept {percent}% in each round. {percent}% is what goes; the rest stays.]] },
    { value = function(v) return v.millions * (1 - v.percent / 100) ^ (v.rounds - 1) end,
      says = [[That is one round short: the state *before* the last pruning.]] },
    { value = function(v) return v.millions * (1 - (1 - v.percent / 100) ^ v.rounds) end,
      says = [[Those are the weights that went. The question asks for the ones that stayed.]] },
  },
  hints = {
    "What stays after one round is 1 - {percent}/100 of what was there.",
    "Apply it {rounds} times: a power, not a product.",
    "{millions} x (1 - {percent}/100)^{rounds}.",
  },
  why = [[With 100 million, five rounds of 20%: round 1 removes 20 million and round 5 only 8.192 million. Every
round costs a full training, and each buys less than the one before.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635" },
}
