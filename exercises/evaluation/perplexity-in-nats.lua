-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "A rise of perplexity in nats",
  lesson = "perplexity-shift",
  map = "b19",
  task = [[After quantization the perplexity of a model rose from {before} to {after}. By how much did its loss
rise, in nats per token?]],
  vars = {
    canonical = { before = 5.2, after = 6.8 },
    draw = function(rng)
      return { before = rng:choice { 5.2, 5.5, 6.1, 7.4 }, after = rng:choice { 9.1, 10.5, 12, 15 } }
    end,
  },
  answer = function(v) return math.log(v.after / v.before) end,
  unit = "nats",
  tolerance = { abs = 0.003 },
  mistakes = {
    { value = function(v) return v.after - v.before end,
      says = [[You subtracted the perplexities. They are exponentials of the losses: take the logarithm of their
*quotient*.]] },
    { value = function(v) return v.after / v.before - 1 end,
      says = [[That is the relative rise of the perplexity. It is near the rise in nats while both are small, and
leaves it when they are not.]] },
    { value = function(v) return math.log(v.after / v.before, 2) end,
      says = [[Those are bits: you took the logarithm to the base 2. The loss that training prints is in nats, the
natural logarithm.]] },
    {
      value = function(v) return math.log(v.before / v.after) end,
      says = [[You divided the other way round. The loss rose, so the difference is positive: ln of after over before.]],
    },
    {
      value = function(v) return math.log(v.after / v.before, 10) end,
      says = [[That is the logarithm to base 10. Nats count with the natural logarithm.]],
    },
  },
  hints = {
    "Perplexity is e to the power of the mean loss. Go back from both to the losses.",
    "The loss is ln PPL, so the rise is ln {after} - ln {before}.",
    "ln({after} / {before}).",
  },
  why = [[From 5.2 to 6.8 it is 0.268 nats: the quantized model gives the right next token, in the geometric mean,
a probability that is 1.31 times smaller. "1.6 points of perplexity" says nothing without the 5.2.]],
  sources = { "Jelinek et al. 1977, Journal of the Acoustical Society of America 62, S63" },
}
