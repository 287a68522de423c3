-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "From profile to production",
  lesson = "pipeline-order",
  map = "w9-6",
  task = [[Order the whole deployment pipeline.]],
  steps = {
    "Profile: find what contributes least and what hurts most",
    "Prune structures",
    "Fine-tune to recover",
    "Quantize (PTQ with calibration)",
    "Evaluate on held-out tasks",
    "Deploy",
  },
  mistakes = {
    {
      order = { 2, 1, 3, 4, 5, 6 },
      says = [[You pruned before you had a profile. Without it you remove the wrong parts: find out first what contributes
least.]],
    },
    {
      order = { 1, 4, 2, 3, 5, 6 },
      says = [[You quantized before pruning and fine-tuning. The scales then belong to weights that no longer exist, and the
recovery has only rounded weights to work on.]],
    },
    {
      order = { 1, 2, 3, 4, 6, 5 },
      says = [[You deployed before you evaluated. Your users are then the held-out set: evaluate what you are going to serve,
then deploy it.]],
    },
  },
  hints = {
    "Which step needs nothing but the original model, and which needs all the others done?",
    "Recovery needs float weights, and the evaluation needs the model that will be served.",
    "Look, cut, heal, round, judge, ship: quantizing is the last step that changes weights.",
  },
  why = [[Each step works on what the one before it left. The calibration belongs to the quantization, and it comes before the
rounding, since it makes the scales.]],
  sources = { "Hassibi and Stork 1992, NIPS 5" },
}
