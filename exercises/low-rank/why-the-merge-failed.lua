-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "The merge that lost the update",
  lesson = "lora-merge",
  map = "b51",
  task = [[An adapter is merged into an INT4 base, and quality drops. Beside the same base, unmerged, it was fine. What
is the likely cause?]],
  options = {
    {
      "The adapter was trained too long",
      says = [[Then it would be as bad unmerged, and there it was fine. Look at what the merge itself does.]],
    },
    {
      "W + BA does not lie on the INT4 grid: merging rounds again and can erase a small update",
      correct = true,
      says = [[Yes. Below half a step a weight rounds back to the code that it had.]],
    },
    {
      "Merging adds latency",
      says = [[It removes latency: one product in place of three. And latency does not change the quality.]],
    },
    {
      "LoRA needs FP32",
      says = [[Unmerged it worked in the numbers that it has. The adapter's own format did not change.]],
    },
  },
  hints = {
    "What is the same before and after the merge, and what is not?",
    "Before: INT4 weights plus 16-bit factors. After: INT4 weights alone.",
    "A weight stands at 3 steps and its update is 0.2 steps. What is stored?",
  },
  why = [[Merge into the original weights and quantize the sum, or keep the adapter apart. In both cases evaluate the
model that you ship.]],
  sources = { "Hu et al. 2021, arXiv:2106.09685" },
}
