-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Three bits for each weight",
  lesson = "bits-and-bytes",
  map = "t7",
  task = [[{params} billion parameters, 3 bits each, packed without gaps and without scales: how many GB?]],
  vars = {
    canonical = { params = 7 },
    draw = function(rng) return { params = rng:choice { 1, 3, 7, 8, 13, 34, 70 } } end,
  },
  answer = function(v) return v.params * 3 / 8 end,
  unit = "GB",
  tolerance = { abs = 0.001 },
  mistakes = {
    { value = function(v) return 3 * v.params end,
      says = [[You did not divide by 8: those are gigabits.]] },
    { value = function(v) return v.params * 3e9 / 8 / 2 ^ 30 end,
      says = [[You divided by $2^{30}$ bytes: those are GiB. The question asks for GB of $10^9$ bytes.]] },
    { value = function(v) return v.params / 2 end,
      says = [[You stored every 3-bit code in a 4-bit half byte. Real code does that when it unpacks, and then
nothing is saved over INT4; packed, 8 codes share 3 bytes.]] },
  },
  hints = {
    "Size in GB = billions of parameters x bits / 8.",
    "{params} billion parameters give {params} x 3 gigabits; one division by 8 is left.",
    "{params} x 3 / 8.",
  },
  why = [[For 7B the answer is 2.625 GB, and printed with two decimals it may read 2.62: the number
2.625 is exact in binary, so the last digit is a tie, and ties go to the even digit in C and in Python.]],
  sources = { "IEC 80000-13:2008 (kilo is 1000, kibi is 1024)" },
}
