-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The ratio with its scales",
  lesson = "compression-ratio",
  map = "b17",
  task = [[INT{bits} weights in groups of {group}, each group with a 16-bit scale and a 16-bit zero point:
{total} bits for each weight in all. What is the compression ratio from FP16? Give it to two decimals.]],
  vars = {
    canonical = { bits = 4, group = 128, total = 4.25 },
    draw = function(rng)
      local bits, group = rng:choice { 2, 4, 8 }, rng:choice { 32, 64, 128 }
      return { bits = bits, group = group, total = bits + 32 / group }
    end,
  },
  answer = function(v) return 16 / v.total end,
  tolerance = { abs = 0.005 },
  mistakes = {
    { value = function(v) return 16 / v.bits end,
      says = [[You forgot the scales: 16/{bits} is the ratio of the codes alone. Each weight costs {total} bits.]] },
    { value = function(v) return 16 / v.bits - 32 / v.group end,
      says = [[You subtracted the overhead in bits from a ratio: the units differ. Add it to the bits first, then divide 16 by the sum.]] },
    { value = function(v) return v.total end,
      says = [[That is the number of bits for each weight. The ratio is 16 over it.]] },
    {
      value = function(v) return v.total / 16 end,
      says = [[You divided new by old: that is the part that is left. The ratio is 16 over the bits of a weight now.]],
    },
  },
  hints = {
    "R = bits before / effective bits after.",
    "FP16 has 16 bits; the format has {total}, of which {bits} are the code. One division.",
    "R = 16 / {total}.",
  },
  why = [[An overhead belongs to the size, so it is added to the bits below the fraction line. "INT4 is 4x"
holds for the codes; the file on your disk is 3.76 times smaller with groups of 128.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
