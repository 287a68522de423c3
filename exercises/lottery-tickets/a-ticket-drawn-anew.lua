-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "A ticket drawn anew",
  lesson = "lottery-ticket",
  map = "w5-4",
  task = [[The mask of a winning ticket is kept, but its weights are drawn anew. What did the paper observe?]],
  options = {
    {
      "It trains as well as before: the wiring is what counts",
      says = [[The control experiment was made to test just that, and it came out the other way: the same wiring
with other values learned slower and ended lower.]],
    },
    {
      "It learns slower and ends less accurate than the ticket",
      correct = true,
      says = [[Yes. So a ticket is its mask *and* its first values, not the mask alone.]],
    },
    {
      "It diverges",
      says = [[A sparse network with values drawn anew trains like any other sparse network. It only ends behind
the ticket.]],
    },
    {
      "It trains better, being less over-fitted",
      says = [[The sparse net has as few weights either way, so it over-fits as little. What differs is where it
starts.]],
    },
  },
  hints = {
    "In the figure this is the curve named \"drawn anew\".",
    "Compare its end with that of the ticket, over several seeds.",
    "It lies between the ticket and the random mask.",
  },
  why = [[This is contested. Liu et al. found that for large networks with a large learning rate, a pruned
architecture trained from new values does as well. The observation holds where it was made; whether it holds
for your network is an experiment.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635", "Liu et al. 2018, arXiv:1810.05270" },
}
