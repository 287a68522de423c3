-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "The lines of a report",
  lesson = "ship-checklist",
  map = "p10",
  task = [[Which lines belong in a compression report?]],
  items = {
    { "what was quantized: weights, activations, KV cache", belongs = true },
    { "granularity: tensor, channel, group size", belongs = true },
    { "'4-bit' and nothing else", says = [[At least five different methods and three different sizes hide behind that word.
Say what, how finely and with how many bits in all.]] },
    { "which calibration data", belongs = true },
    { "the number of GPUs used for pre-training", says = [[That is a fact about the base model's birth. It changes nothing
about what the compression did.]] },
    { "logits, held-out loss, task score, calibration, memory and latency against the base model", belongs = true },
    { "which serving kernel runs the format", belongs = true },
  },
  need = 5,
  hints = {
    "A stranger should be able to repeat the compression and the comparison.",
    "What, how finely, with which data, compared how, run by what.",
    "Five belong. One of the other two says too little, one is about something else.",
  },
  why = [[Take any of the five away, and two reports with the same words can describe models of different size, speed and
quality.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
