-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "Five questions back",
  lesson = "ship-checklist",
  map = "b40",
  points = 2,
  task = [[A colleague reports: "4-bit, no loss". Write down the five questions that you ask back, before you look at the list.
Then tick those of the list that you need answered.]],
  items = {
    { "What is quantized, and how finely?", belongs = true },
    { "How many bits per weight are that with the scales?", belongs = true },
    { "Is the perplexity the same to two digits?", says = [[A yes would end the talk too early: perplexity averages over all tokens,
and probabilities, long contexts and safety can be damaged beside it. Ask on *what* it was measured.]] },
    { "Which texts were the calibration set?", belongs = true },
    { "Measured on what: logits, perplexity, tasks, calibration?", belongs = true },
    { "How long did the quantization take?", says = [[It is paid once. A slow method may be the better one, and a fast one may have
left the model unusable: the time does not say.]] },
    { "Which kernel runs it, and what latency was measured at which batch?", belongs = true },
    { "Is the file smaller than the FP16 file?", says = [[Anything of 4 bits is. How much smaller depends on the scales: ask for
bits per weight.]] },
  },
  need = 5,
  hints = {
    "\"4-bit\" leaves open what and how finely; \"no loss\" leaves open measured on what.",
    "One question each: what and granularity, true bits, data, measurements, kernel and latency.",
    "Three of the eight can be answered with yes by a model that must not ship.",
  },
  why = [["4-bit" and "no loss" are the two halves of a claim, size and quality, and neither has its conditions. The five questions ask
for them.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
