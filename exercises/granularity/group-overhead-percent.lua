-- SPDX-License-Identifier: MIT
-- Bytes that a group adds, and bytes of its codes.
local SCALE_AND_ZERO = 4
local function codes(v) return v.group * v.bits / 8 end

return {
  kind = "number",
  title = "The overhead of the total",
  lesson = "group-wise",
  map = "w2-3b",
  task = [[A 4096 x 4096 matrix is stored in INT{bits} with groups of {group}. Each group also stores an FP16
scale and an FP16 zero point, 4 bytes together. How many percent of the **total** storage (codes, scales and
zero points) are scales and zero points?]],
  vars = {
    canonical = { bits = 4, group = 128 },
    draw = function(rng) return { bits = rng:choice { 3, 4 }, group = rng:choice { 64, 128 } } end,
  },
  answer = function(v) return 100 * SCALE_AND_ZERO / (SCALE_AND_ZERO + codes(v)) end,
  unit = "%",
  tolerance = { abs = 0.05 },
  mistakes = {
    {
      value = function(v) return 100 * SCALE_AND_ZERO / codes(v) end,
      says = [[That is the overhead on top of the weights: you divided by the codes alone. The question asks
for a share of the total, so the 4 bytes belong below the line too. Both get called "the overhead"; say which
base you mean.]],
    },
    {
      value = function(v) return 100 * 2 / (2 + codes(v)) end,
      says = [[You counted the scale, 2 bytes, and left out the zero point. This format stores both: 4 bytes a
group.]],
    },
    {
      value = function(v) return 100 * SCALE_AND_ZERO / (2 * v.group) end,
      says = [[You divided by the size of the FP16 original, 2 bytes a weight. The total here is what the
quantized file holds: INT{bits} codes plus 4 bytes a group.]],
    },
    {
      value = function(v) return SCALE_AND_ZERO / (SCALE_AND_ZERO + codes(v)) end,
      says = [[That is the share as a fraction. In percent it is a hundred times that.]],
    },
  },
  hints = {
    "Share = overhead / (codes + overhead). One group is enough: every group is alike.",
    "{group} weights of {bits} bits are {group} x {bits} / 8 bytes of codes. Beside them stand 4 bytes.",
    "100 x 4 / (4 + {group} x {bits} / 8).",
  },
  why = [[The matrix cancels: every group has the same share, so you can compute with one of them. At INT4,
groups of 32 give 20.0% of the total or 25.0% on top of the weights.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
