-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Bits per weight",
  lesson = "bits-per-weight",
  map = "c-bpw",
  points = 2,
  task = [[Define `bits_per_weight(bits, group, scale_bits, zero_bits)`: what one weight costs, in bits, when
`group` neighbours share a scale and a zero point.

A group of `math.huge` means that the scale is shared by so many weights that it costs nothing: the answer is
`bits`.]],
  entry = "bits_per_weight",
  reference = ref.bits_per_weight,
  starter = [[
-- bits: of one code; group: weights that share a scale; scale_bits, zero_bits: stored once for each group.
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits
end
]],
  cases = {
    { 4, 128, 16, 16, note = "FP16 scale and zero point" },
    { 4, 128, 16, 4, note = "packed 4-bit zero point" },
    { 4, 32, 16, 0, note = "GGUF Q4_0" },
    { 4, 32, 8, 0, note = "MXFP4" },
    { 4, math.huge, 16, 16, note = "no end to the group" },
    hidden = {
      { 4, 16, 8, 0, note = "NVFP4" },
      { 4, 64, 32, 0, note = "NF4 with an FP32 scale" },
      { 2, 16, 16, 16, note = "two bits, and as much again for the scales" },
    },
    generate = {
      count = 60,
      with = function(rng)
        return rng:integer(2, 8), rng:choice { 8, 16, 32, 64, 100, 128, 256, 4096 }, rng:choice { 8, 16, 32 }, rng:choice { 0, 4, 8, 16 }
      end,
    },
  },
  solution = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits + (scale_bits + zero_bits) / group
end
]],
  alternatives = {
    [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  if group == math.huge then return bits end
  return (bits * group + scale_bits + zero_bits) / group
end
]],
  },
  mistakes = {
    {
      says = [[You added the overhead as a fraction of the codes, divided by `bits` as well. Bits per weight
wants bits: extra bits divided by the weights that share them.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits + (scale_bits + zero_bits) / (group * bits)
end
]],
    },
    {
      says = [[You left the zero point out. That is right for a symmetric format, where `zero_bits` is 0, and
short of it otherwise: add both.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits + scale_bits / group
end
]],
    },
    {
      says = [[You turned the overhead into bytes and added it to bits. Leave it in bits: no division by 8.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits + (scale_bits + zero_bits) / 8 / group
end
]],
    },
    {
      says = [[You fixed 16 bits for the scale and 16 for the zero point. Formats differ: use `scale_bits` and
`zero_bits`.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return bits + 32 / group
end
]],
    },
    {
      says = [[You added up a whole group and divided by its size. That works until the group is infinite:
then it is inf/inf, which is NaN. Divide only the shared bits.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return (bits * group + scale_bits + zero_bits) / group
end
]],
    },
    {
      says = [[That is the overhead alone. A weight also pays for its own code: add `bits`.]],
      code = [[
function bits_per_weight(bits, group, scale_bits, zero_bits)
  return (scale_bits + zero_bits) / group
end
]],
    },
  },
  hints = {
    "Bits per weight = code bits + shared bits / group.",
    "For a group of 128 with 16 + 16 shared bits: 4 + 32 / 128 = 4.25.",
    "Return `bits` plus the sum of `scale_bits` and `zero_bits`, divided by `group`. Dividing by `math.huge` gives 0, so no special case is needed.",
  },
  why = [[This is the number to compare formats by. It has no base to argue about, and bytes follow from it:
weights x bits per weight / 8.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314", "llama.cpp, ggml-common.h (block sizes)" },
}
