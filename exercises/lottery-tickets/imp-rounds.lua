-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "How many rounds",
  lesson = "imp-cost",
  map = "c-imp-rounds",
  points = 3,
  task = [[Define `imp_rounds(sparsity, rate)`: the smallest number of rounds n with
$1 - (1 - \text{rate})^n \ge \text{sparsity}$. Allow for rounding: a sparsity that is reached within $10^{-12}$
is reached, so that 0.36 at a rate of 0.2 takes exactly 2 rounds.]],
  entry = "imp_rounds",
  reference = ref.imp_rounds,
  starter = [[
-- sparsity: 0..1, the share of weights to be gone; rate: above 0, the share that a round removes.
function imp_rounds(sparsity, rate)
  -- your code
end
]],
  cases = {
    { 0.8, 0.2 },
    { 0.2, 0.2, note = "one round hits it" },
    { 0, 0.2, note = "nothing to do" },
    hidden = {
      { 0.36, 0.2, note = "two rounds hit it, up to rounding" },
      { 0.99, 0.5 },
      { 0.9, 0.1 },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:uniform(0.3, 0.99), rng:choice { 0.05, 0.1, 0.2, 0.3, 0.5 } end,
    },
  },
  solution = [[
function imp_rounds(sparsity, rate)
  local n, left = 0, 1
  while 1 - left < sparsity - 1e-12 do
    n, left = n + 1, left * (1 - rate)
  end
  return n
end
]],
  alternatives = {
    [[
function imp_rounds(sparsity, rate)
  local n = 0
  while 1 - (1 - rate) ^ n < sparsity - 1e-12 do n = n + 1 end
  return n
end
]],
    [[
function imp_rounds(sparsity, rate)
  local n = math.max(0, math.ceil(math.log(1 - sparsity) / math.log(1 - rate)) - 1)
  if 1 - (1 - rate) ^ n >= sparsity - 1e-12 then return n end
  return n + 1
end
]],
  },
  mistakes = {
    {
      says = [[You rounded the quotient of the logarithms down: that is one round short wherever the target is
not hit exactly. A round comes whole, so round up.]],
      code = [[
function imp_rounds(sparsity, rate)
  return math.floor(math.log(1 - sparsity) / math.log(1 - rate) + 1e-9)
end
]],
    },
    {
      says = [[You divided the sparsity by the rate. Each round removes its share of what is *left*, so the
rounds multiply: (1 - rate)^n.]],
      code = [[
function imp_rounds(sparsity, rate)
  return math.ceil(sparsity / rate - 1e-9)
end
]],
    },
    {
      says = [[The quotient is upside down. n ln(1 - rate) = ln(1 - sparsity), so the logarithm of the *sparsity*
stands above.]],
      code = [[
function imp_rounds(sparsity, rate)
  if sparsity == 0 then return 0 end
  return math.ceil(math.log(1 - rate) / math.log(1 - sparsity) - 1e-9)
end
]],
    },
    {
      says = [[You count the first dense training as a round of its own. A round is a training and the pruning
after it: the dense training belongs to round 1.]],
      code = [[
function imp_rounds(sparsity, rate)
  local n = 1
  while 1 - (1 - rate) ^ (n - 1) < sparsity - 1e-12 do n = n + 1 end
  return n
end
]],
    },
    {
      says = [[The exact hits went wrong: 1 - 0.8^2 is 0.3599999999999999 in floating point, so a plain comparison
asks for a third round. Compare with `sparsity - 1e-12`.]],
      code = [[
function imp_rounds(sparsity, rate)
  local n = 0
  while 1 - (1 - rate) ^ n < sparsity do n = n + 1 end
  return n
end
]],
    },
    {
      says = [[You rounded to the nearest whole number. 7.21 rounds then become 7, and they do not reach the target: round up.]],
      code = [[
function imp_rounds(sparsity, rate)
  return math.floor(math.log(1 - sparsity) / math.log(1 - rate) + 0.5)
end
]],
    },
    {
      says = [[You went on until the target was passed. It is enough to reach it: stop at `>=`, within 1e-12.]],
      code = [[
function imp_rounds(sparsity, rate)
  local n = 0
  while 1 - (1 - rate) ^ n <= sparsity + 1e-12 do n = n + 1 end
  return n
end
]],
    },
  },
  hints = {
    "Start with n = 0 and nothing removed. While too much is left, do another round.",
    "What is left after n rounds is (1 - rate)^n; what is gone is 1 minus that.",
    "`while 1 - (1 - rate)^n < sparsity - 1e-12 do n = n + 1 end`",
  },
  why = [[The closed form is the logarithm of what may stay, divided by the logarithm of what a round keeps,
rounded up. Where the target is hit exactly the quotient may come out as 2.0000000000000004, and rounding up
makes 3 of it: a loop with a tolerance does not.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635" },
}
