-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "What a fused kernel does",
  lesson = "kernel-walkthrough",
  map = "b38",
  task = [[Order what a fused weight-only INT4 matmul kernel does for one group.]],
  steps = {
    "Load packed nibbles and the group's scale",
    "Unpack nibbles to integers",
    "Convert and multiply by the scale (or keep the scale for the end of the group)",
    "Multiply-accumulate with the activations",
    "Write the accumulated output",
  },
  mistakes = {
    {
      order = { 1, 3, 2, 4, 5 },
      says = [[You scaled before you unpacked. A loaded byte holds two weights, so scaling it scales neither of them: split it
into nibbles first.]],
    },
    {
      order = { 2, 1, 3, 4, 5 },
      says = [[You unpacked before you loaded. Until the bytes of the group have come from memory there is nothing to unpack.]],
    },
  },
  hints = {
    "Follow one byte on its way from memory to the sum: what is it at each stage?",
    "One byte is two weights. What must happen before either can be multiplied by anything?",
    "Load first, write last. Between them: unpack, scale, multiply-accumulate.",
  },
  why = [[Everything between the load and the write happens in registers, so the dequantized weight never reaches memory. The
traffic stays that of the packed bytes, and that is the whole gain.]],
  sources = { "Frantar et al. 2024, MARLIN, arXiv:2408.11743", "Lin et al. 2023, AWQ, arXiv:2306.00978" },
}
