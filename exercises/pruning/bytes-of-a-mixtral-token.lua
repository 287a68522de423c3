-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Bytes of a token in a mixture of experts",
  lesson = "moe-and-heal",
  map = "b27",
  task = [[Mixtral 8x7B stores {stored} billion parameters and uses {active} billion for each token. How many GB does one
token read, in {name}?]],
  vars = {
    canonical = { stored = 46.7, active = 12.9, bytes = 2, name = "BF16" },
    draw = function(rng)
      local format = rng:choice { { 2, "BF16" }, { 1, "FP8" }, { 34 / 32, "Q8_0" }, { 210 / 256, "Q6_K" }, { 18 / 32, "Q4_0" } }
      return { stored = 46.7, active = 12.9, bytes = format[1], name = format[2] }
    end,
  },
  answer = function(v) return v.active * v.bytes end,
  unit = "GB",
  tolerance = { abs = 0.1 },
  mistakes = {
    {
      value = function(v) return v.stored * v.bytes end,
      says = [[That is what is stored. A token reads the shared part and two of the eight experts: {active} billion.]],
    },
    {
      value = function(v) return 7 * v.bytes end,
      says = [[You counted one model of 7 billion. Each token uses two experts and the shared part: {active} billion.]],
    },
    {
      value = function(v) return 56 * v.bytes end,
      says = [[8 times 7 billion counts the shared part eight times, and only two experts are read.]],
    },
    {
      value = function(v) return 14 * v.bytes end,
      says = [[You counted two experts of 7 billion each. The attention and the embeddings are in every "7B" and are shared, so two experts and the shared part are {active} billion.]],
    },
  },
  hints = {
    "GB read = parameters used for the token x bytes per parameter.",
    "{active} billion parameters, and {name} takes {bytes} bytes for each.",
    "{active} x {bytes}.",
  },
  why = [[In BF16 memory holds 93.4 GB and a token reads 25.8 GB: sparsity that saves bandwidth, not capacity.]],
  sources = { "Jiang et al. 2024, arXiv:2401.04088" },
}
