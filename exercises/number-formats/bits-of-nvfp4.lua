-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Four-bit floats with scales",
  lesson = "mx-formats",
  map = "b24",
  task = [[{name} stores E2M1 weights (4 bits) in blocks of {block}, each block with an 8-bit scale. How many bits per weight? (A single FP32 number
for the whole tensor is not counted.)]],
  vars = {
    canonical = { name = "NVFP4", block = 16 },
    draw = function(rng)
      return rng:choice {
        { name = "NVFP4", block = 16 }, { name = "MXFP4", block = 32 }, { name = "A format", block = 64 }, { name = "A format", block = 8 },
      }
    end,
  },
  answer = function(v) return 4 + 8 / v.block end,
  unit = "bits",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return 4 + 4 / v.block end,
      says = [[You shared the 8 bits among twice as many weights. A block has {block}.]],
    },
    {
      value = function(v) return 4 + 16 / v.block end,
      says = [[That is an FP16 scale. This one has 8 bits.]],
    },
    { value = 4, says = [[You forgot the scale: {block} weights share 8 bits.]] },
    {
      value = function(v) return 4 + 8 / v.block + 32 / v.block end,
      says = [[You gave each block an FP32 too. There is one for the whole tensor, which adds nothing worth counting.]],
    },
  },
  hints = {
    "Bits per weight = bits of a code + bits of the scale / weights that share it.",
    "4 bits, and 8 bits for {block} weights.",
    "4 + 8 / {block}.",
  },
  why = [[NVFP4 spends twice as much on scales as MXFP4: half as many weights share each. It gets a scale that fits more closely.]],
  sources = { "NVIDIA 2025, arXiv:2509.25149", "Rouhani et al. 2023, arXiv:2310.10537" },
}
