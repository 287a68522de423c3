-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The size of an FP16 model",
  lesson = "bits-and-bytes",
  map = "w0-1",
  task = [[A model has {params} billion parameters stored in FP16, 2 bytes each. How many GB ($10^9$ bytes)
does it take?]],
  vars = {
    canonical = { params = 13 },
    draw = function(rng) return { params = rng:choice { 3, 7, 8, 13, 30, 34, 65, 70, 180 } } end,
  },
  answer = function(v) return 2.0 * v.params end,
  unit = "GB",
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return v.params end,
      says = [[You counted one byte for each parameter: that is INT8. FP16 is 16 bits, 2 bytes.]] },
    { value = function(v) return 2e9 * v.params / 2 ^ 30 end,
      says = [[You divided by $2^{30}$: that is GiB. It is the same amount of memory, but the question asks
for GB of $10^9$ bytes, and that number is 7.4% larger.]] },
    { value = function(v) return 16 * v.params end,
      says = [[You multiplied by 16 bits and stopped: those are gigabits. Eight bits make a byte, so divide by 8.]] },
    { value = function(v) return 4 * v.params end,
      says = [[You counted 4 bytes for each parameter: that is FP32. FP16 takes 2.]] },
  },
  hints = {
    "Size in GB = parameters x bits / 8 / $10^9$.",
    "{params} x $10^9$ parameters x 16 bits / 8 / $10^9$.",
    "The $10^9$ cancels: what is left is {params} x 16 / 8.",
  },
  why = [[For FP16 the size in GB is twice the billions of parameters. The rule is exact because GB and
billion are the same power of ten.]],
  sources = { "IEC 80000-13:2008 (kilo is 1000, kibi is 1024)" },
}
