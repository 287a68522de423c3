-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "The step that is too long",
  lesson = "loss-scaling",
  map = "w8-5",
  task = [[With SGD, training diverges at once with this step. Which line is wrong?]],
  program = [[
local function train_step(model, data, loss_scale)
  local loss = model:forward(data)          -- FP16
  local scaled = loss * loss_scale
  local grads = backward(scaled)            -- FP16, scaled
  update_master_weights(model, grads)       -- FP32
end
]],
  line = 5,
  says = [[Yes. These gradients still carry the scale. First divide each by `loss_scale`, in FP32, and skip the step if
one is infinite or NaN.]],
  mistakes = {
    { line = 1, says = [[The scale is handed in, as it should be. Follow it: where does it go out again?]] },
    { line = 2, says = [[The forward pass is fine. The scale is not in play yet.]] },
    { line = 3, says = [[Multiplying the loss is the purpose: it lifts all gradients at once.]] },
    { line = 4, says = [[Back-propagating the scaled loss is right. The gradients are `loss_scale` times too large now, on
purpose.]] },
  },
  hints = {
    "Follow the factor `loss_scale` through the lines.",
    "It comes in at line 3 and is in every gradient after line 4.",
    "The optimizer must not see it. Which line hands the gradients to the optimizer?",
  },
  why = [[With SGD the step is `loss_scale` times too long. With Adam the factor cancels except in epsilon and in
clipping: slower to notice, and still wrong.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
}
