-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Bits of a super-block",
  lesson = "gguf-blocks",
  map = "b14",
  task = [[A GGUF {name} super-block of 256 weights holds {codes} bytes of codes, {scales} bytes of quantized scales (and offsets), and
{halves} FP16. How many bits per weight is that?]],
  vars = {
    canonical = { name = "Q4_K", codes = 128, scales = 12, halves = 2 },
    draw = function(rng)
      return rng:choice {
        { name = "Q4_K", codes = 128, scales = 12, halves = 2 },
        { name = "Q5_K", codes = 160, scales = 12, halves = 2 },
        { name = "Q6_K", codes = 192, scales = 16, halves = 1 },
        { name = "Q3_K", codes = 96, scales = 12, halves = 1 },
        { name = "Q2_K", codes = 64, scales = 16, halves = 2 },
      }
    end,
  },
  answer = function(v) return 8 * (v.codes + v.scales + 2 * v.halves) / 256 end,
  unit = "bits",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return 8 * v.codes / 256 end,
      says = [[You counted the codes alone. The {scales} bytes of scales and the FP16 are in the file too.]],
    },
    {
      value = function(v) return 8 * (v.codes + v.scales) / 256 end,
      says = [[You left out the FP16: {halves} of them, 2 bytes each, once for 256 weights.]],
    },
    {
      value = function(v) return 8 * v.codes / 256 + 0.25 end,
      says = [[A quarter of a bit would be one 16-bit scale for 64 weights. Count this block's own bytes: {codes} + {scales} + 2 x {halves}.]],
    },
    {
      value = function(v) return (v.codes + v.scales + 2 * v.halves) / 256 end,
      says = [[Those are bytes per weight. A byte has 8 bits.]],
    },
  },
  hints = {
    "Bits per weight = 8 x bytes of the block / weights of the block.",
    "The bytes are {codes} + {scales} + 2 x {halves}; the weights are 256.",
    "8 x ({codes} + {scales} + 2 x {halves}) / 256.",
  },
  why = [[The name of a block counts the bits of its codes. The scales come on top: half a bit in Q4_K, as much as in Q4_0, but they buy an offset
for every 32 weights as well.]],
  sources = { "llama.cpp, ggml-common.h (sizes of the blocks)" },
}
