-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "Before shipping",
  lesson = "ship-checklist",
  map = "n10",
  task = [[Tick the checks that belong before shipping a quantized model.]],
  items = {
    { "calibration data looks like the prompts in production", belongs = true },
    { "the file is four times smaller", says = [[A smaller file is not automatically faster or as good. It is the reason to
start, not the proof that you may ship.]] },
    { "held-out loss moved by an acceptable amount", belongs = true },
    { "the training loss of the original model was low", says = [[That says something about the original, on data that it has
seen. It says nothing about the compressed one.]] },
    { "latency measured on the target kernel is lower", belongs = true },
    { "weights round-trip with small MSE", says = [[A small error of the weights does not show what the outputs do: one loud
input channel can turn it into a large one. Compare outputs.]] },
    { "task and safety gates pass", belongs = true },
  },
  need = 4,
  hints = {
    "Each check must be about the compressed model, on data that it has not seen, or on the machine that will run it.",
    "Ask of each line: could it be true while the users get a worse model?",
    "Four belong: one on data, one on loss, one on time, one on tasks and safety.",
  },
  why = [[The three that do not belong can all be true of a model that must not ship.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
