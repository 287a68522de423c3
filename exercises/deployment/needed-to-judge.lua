-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "Before anyone can judge",
  lesson = "ship-checklist",
  map = "t13",
  task = [["We quantized the model." Which statements are needed before anyone can judge that sentence?]],
  items = {
    { "the learning rate of pre-training", says = [[Compression starts from the finished weights. How they were trained does not
say what was done to them afterwards.]] },
    { "what: weights, activations, KV cache", belongs = true },
    { "granularity: tensor, channel, group", belongs = true },
    { "calibration data against production prompts", belongs = true },
    { "the colour of the loss curve", says = [[A curve of the base model's training, in any colour, shows nothing of the
compressed one. Ask for the held-out loss of both.]] },
    { "logits, held-out loss, task score, calibration, memory, latency", belongs = true },
    { "serving kernel supports the format", belongs = true },
  },
  need = 5,
  hints = {
    "Which facts would change your judgement if they were different?",
    "The lesson has a list of five lines.",
    "What, granularity, data, comparisons, kernel.",
  },
  why = [[Each of the five can turn the same sentence from good news into bad news. The other two cannot.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
