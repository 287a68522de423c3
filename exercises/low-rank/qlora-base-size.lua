-- SPDX-License-Identifier: MIT
local BITS = 4 + 8 / 64 + 32 / (64 * 256)

return {
  kind = "number",
  title = "The size of a QLoRA base",
  lesson = "qlora",
  map = "b47",
  task = [[A base of {params} billion parameters is stored in NF4 with double quantization: 4 bits a weight, an 8-bit scale
for every 64 weights, and an FP32 number for every 256 scales. How many GB is that?]],
  vars = {
    canonical = { params = 7 },
    draw = function(rng) return { params = rng:choice { 3, 7, 13, 33, 65, 70 } } end,
  },
  answer = function(v) return ref.model_size_gb(v.params * 1e9, BITS) end,
  unit = "GB",
  tolerance = { rel = 0.005 },
  mistakes = {
    {
      value = function(v) return v.params / 2 end,
      says = [[You counted the codes and no scales. They add 8/64 + 32/16384 = 0.127 bits a weight.]],
    },
    {
      value = function(v) return v.params * 4.5 / 8 end,
      says = [[You counted an FP32 scale for every 64 weights, 4.5 bits. Double quantization stores the scales in 8
bits: 4.127 bits.]],
    },
    {
      value = function(v) return v.params * 2 end,
      says = [[That is the base in BF16. In NF4 a weight takes 4.127 bits and not 16.]],
    },
    {
      value = function(v) return ref.model_size_gb(v.params * 1e9, BITS) * 8 end,
      says = [[Those are gigabits. A byte has 8 bits.]],
    },
    {
      value = function(v) return ref.model_size_gib(v.params * 1e9, BITS) end,
      says = [[That is GiB, units of 2^30 bytes. A GB is 10^9 bytes in this course.]],
    },
  },
  hints = {
    "Bits per weight, times weights, over 8.",
    "Bits per weight: 4 + 8/64 + 32/(64 x 256) = 4.127.",
    "{params}e9 x 4.127 / 8 bytes, in units of 10^9.",
  },
  why = [[The scales are 3% of the file with double quantization and 11% without. A card that holds the codes may not hold
the file.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
