-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Activations in FP16",
  lesson = "mixed-precision",
  map = "w8-1",
  task = [[The activations of a training take {gb} GB in FP32. How many GB are saved by storing them in FP16?]],
  vars = {
    canonical = { gb = 60 },
    draw = function(rng) return { gb = rng:choice { 12, 20, 36, 48, 64, 80, 96 } } end,
  },
  answer = function(v) return v.gb / 2 end,
  unit = "GB",
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return v.gb end, says = [[That is all of it. In FP16 each activation still takes 2 bytes.]] },
    { value = function(v) return v.gb / 4 end, says = [[That is a quarter, what 8 bits would leave. FP16 is half of FP32: half goes away.]] },
    { value = function(v) return v.gb * 3 / 4 end, says = [[That is what INT8 would save. FP16 takes 2 of 4 bytes.]] },
  },
  hints = {
    "Saved = size in FP32 - size in FP16.",
    "An FP32 number takes 4 bytes and an FP16 number 2.",
    "{gb} GB x 2/4 stay; the rest is saved.",
  },
  why = [[Activations have no master copy, so here mixed precision halves. Parameters with Adam take 16 bytes either way.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
}
