-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The price of a ticket",
  lesson = "imp-cost",
  map = "w5-1",
  task = [[Training takes 100 epochs. Iterative magnitude pruning removes {percent}% of what is left after each
full training. How many times the epochs of one training are spent to *find* a ticket that is {sparsity}%
sparse? (Training the ticket afterwards is not counted.)]],
  vars = {
    canonical = { percent = 20, sparsity = 80 },
    draw = function(rng)
      return { percent = rng:choice { 10, 15, 20, 25, 30, 40 }, sparsity = rng:choice { 75, 80, 85, 90, 95 } }
    end,
  },
  answer = function(v) return ref.imp_rounds(v.sparsity / 100, v.percent / 100) end,
  tolerance = { abs = 0 },
  mistakes = {
    { value = function(v) return ref.imp_rounds(v.sparsity / 100, v.percent / 100) - 1 end,
      says = [[One round short. Work out what is left after so many rounds: it is still more than the target
allows, so one more training is needed. Round up, not to the nearest.]] },
    { value = function(v) return 100 * ref.imp_rounds(v.sparsity / 100, v.percent / 100) end,
      says = [[Those are the epochs. The question asks for the multiple of one training: divide by 100.]] },
    { value = function(v) return ref.imp_rounds(v.sparsity / 100, v.percent / 100) + 1 end,
      says = [[That also counts the training of the finished ticket. It has to be paid, but the question stops at
finding the ticket.]] },
    { value = function(v) return math.ceil(v.sparsity / v.percent) end,
      says = [[You divided the sparsity by the rate. But every round removes its share of *what is left*, which
shrinks: the rounds multiply, they do not add.]] },
    {
      value = function(v) return 100 * (ref.imp_rounds(v.sparsity / 100, v.percent / 100) + 1) end,
      says = [[Those are the epochs, with the training of the ticket itself. The question asks for finding it, in trainings.]],
    },
  },
  hints = {
    "After n rounds (1 - rate)^n of the weights are left. One full training comes before each pruning.",
    "Find the smallest n with (1 - {percent}/100)^n at most 1 - {sparsity}/100.",
    "n is ln(1 - sparsity) / ln(1 - rate), rounded up.",
  },
  why = [[For 80% at 20%: ln 0.2 / ln 0.8 = 7.21, so 8 rounds and 800 epochs. Eight rounds leave 16.8%: the
sparsity is 83.2%, because rounds come whole. With the training of the ticket itself it is 900 epochs.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635" },
}
