-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "Damage that could be avoided",
  lesson = "pipeline-order",
  map = "w9-5",
  task = [[This pipeline runs and gives a small model. It also does damage that another order would avoid. Which line causes
it?]],
  program = [[
local function compress(model, data)
  quantize(model, 'int4', data)
  prune(model, 0.5)
  finetune(model, data)
  evaluate(model)
  return model
end
]],
  line = 2,
  says = [[Yes. After line 2 there are only rounded weights left to prune and to fine-tune. Move it after `finetune`: prune,
fine-tune, calibrate and quantize, evaluate.]],
  mistakes = {
    { line = 3, says = [[Pruning half is the plan, and nothing is wrong with the line itself. But look at what it is given to
prune: something came before it that should have come later.]] },
    { line = 4, says = [[Fine-tuning after pruning is right: it heals what was cut. Look at what the weights are by the time
it starts.]] },
    { line = 5, says = [[Evaluating last is right: it measures what will be served. The damage is done further up.]] },
  },
  hints = {
    "Fine-tuning moves weights a little. Which step must not have happened before it?",
    "After which line are the weights integers of four bits?",
    "Prune, fine-tune, quantize, evaluate. Which line of the program stands too early?",
  },
  why = [[A fine-tuning step is smaller than a step of an INT4 grid, so on rounded weights it is lost or it undoes the
rounding. Quantizing belongs after the last step that trains.]],
  sources = { "Hassibi and Stork 1992, NIPS 5" },
}
