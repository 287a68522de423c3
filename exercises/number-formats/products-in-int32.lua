-- SPDX-License-Identifier: MIT
local function most(bits) return 2 ^ (bits - 1) - 1 end

return {
  kind = "number",
  title = "Products in an accumulator",
  lesson = "int8-path",
  map = "b22",
  task = [[How many products (-128) x (-128) can a signed {bits}-bit accumulator add up without overflow?]],
  vars = {
    canonical = { bits = 32 },
    draw = function(rng) return { bits = rng:choice { 24, 28, 32, 40 } } end,
  },
  answer = function(v) return most(v.bits) // 16384 end,
  unit = "products",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return most(v.bits) // (127 * 127) end,
      says = [[You divided by 127 x 127. The lowest code is -128, and (-128) x (-128) = 16384 is larger than 16129.]],
    },
    {
      value = function(v) return most(v.bits) // 32768 end,
      says = [[You divided by 2^15. (-128) x (-128) is 2^7 x 2^7 = 2^14 = 16384, so twice as many fit.]],
    },
    {
      value = function(v) return most(v.bits) end,
      says = [[That is the largest value of the accumulator. Each product takes 16384 of it: divide.]],
    },
    {
      value = function(v) return 2 ^ (v.bits - 15) end,
      says = [[One too many: that sum is exactly 2^({bits} - 1), and a signed accumulator ends one below it.]],
    },
  },
  hints = {
    "Largest value of the accumulator, divided by one product, rounded down.",
    "A signed {bits}-bit number ends at 2^({bits} - 1) - 1; one product is 2^14 = 16384.",
    "(2^({bits} - 1) - 1) / 16384, rounded down: one less than 2^({bits} - 15).",
  },
  why = [[A dot product of 4096 INT8 values uses 3% of 32 bits at the very most. That is why integer matrix units add into 32 bits and need no rescue on the way.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
