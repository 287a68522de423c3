-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "A plan for 8 GB",
  lesson = "capstone",
  map = "b39",
  points = 3,
  task = [[You deploy 13B on a card of 8 GB, with 2 GB reserved for the KV cache and activations. Write your plan with numbers first, on
paper. Then tick the lines that a sound plan contains.]],
  items = {
    { "With scales 4.25 bits are 13 x 4.25/8 = 6.91 GB, more than the 6 GB for weights; about 3.69 bits would fit", belongs = true },
    { "4 bits are 13 x 4/8 = 6.5 GB, less than 8 GB, so it fits", says = [[Two things are left out: the scales (4.25 bits, 6.91 GB)
and the 2 GB that are reserved. 6 GB are there for the weights.]] },
    { "One more measure, with its cost: prune to about 10B and heal, 3 bits, offload a part, or a smaller student", belongs = true },
    { "The order: prune, heal, calibrate, quantize, evaluate", belongs = true },
    { "The order: quantize first, so that the healing runs on the small model", says = [[Healing needs float weights: a training step is
smaller than a step of the grid. It comes before rounding.]] },
    { "Gates for logits, perplexity and tasks, for the latency on this card, and the cache for the wanted context", belongs = true },
    { "The cache in the free rest of the card, whatever that turns out to be", says = [[The cache grows with each token. Compute it for the
context that you promise, here 0.82 MB a token in FP16, and reserve it.]] },
  },
  need = 4,
  hints = {
    "A plan has a size that includes scales and cache, a further measure, an order, and gates.",
    "Compute: 6 GB x 8 / 13 billion weights = 3.69 bits for each.",
    "Four belong. Of the other three one forgets the scales, one the float weights, one the cache.",
  },
  why = [[With 10B at 4.25 bits the weights take 5.31 GB and 0.69 GB are spare. Each line that does not belong is a plan that fits on
paper and fails on the card.]],
  sources = { "Touvron et al. 2023, arXiv:2302.13971" },
}
