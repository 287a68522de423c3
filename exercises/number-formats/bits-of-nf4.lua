-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "NF4 with double quantization",
  lesson = "nf4",
  map = "b15",
  task = [[NF4 in blocks of {block}. Each block's scale is quantized to 8 bits, in groups of {group} scales that share one FP32. How many bits per
weight?]],
  vars = {
    canonical = { block = 64, group = 256 },
    draw = function(rng) return { block = rng:choice { 32, 64, 128 }, group = rng:choice { 64, 128 } } end,
  },
  answer = function(v) return 4 + 8 / v.block + 32 / (v.block * v.group) end,
  unit = "bits",
  tolerance = { abs = 0.0009 }, -- the shared FP32 is worth 0.00195
  mistakes = {
    {
      value = function(v) return 4 + 32 / v.block end,
      says = [[That is an FP32 scale for each block, without double quantization. Here the scale has 8 bits.]],
    },
    { value = 4, says = [[You counted the codes alone. The scales are in the file too.]] },
    {
      value = function(v) return 4 + 8 / v.block end,
      says = [[You left out the FP32 that each {group} scales share. It is little, 32 / ({block} x {group}) bits, but it is there.]],
    },
    {
      value = function(v) return 4 + 8 / v.block + 32 / v.group end,
      says = [[The FP32 is shared by {group} scales, and each of those by {block} weights: divide 32 by both.]],
    },
  },
  hints = {
    "Bits of a code + bits of the scale / weights that share it + bits of the second scale / weights that share that.",
    "4 + 8 / {block} + 32 / (...). How many weights share the FP32?",
    "{block} x {group} weights share it: 4 + 8 / {block} + 32 / ({block} x {group}).",
  },
  why = [[Double quantization brings NF4 from 4.5 to 4.127 bits: 0.37 bits per weight, 3 GB for a model of 65 billion.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
