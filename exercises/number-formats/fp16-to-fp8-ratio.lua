-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "From FP16 to FP8",
  lesson = "fp8",
  map = "w8-4",
  task = [[A model of {params}B parameters goes from FP16 to FP8, one byte per parameter. What is its compression ratio?]],
  vars = {
    canonical = { params = 70 },
    draw = function(rng) return { params = rng:choice { 7, 8, 13, 34, 70, 405 } } end,
  },
  answer = 2,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 4, says = [[Four times smaller than FP16 is a 4-bit format. FP8 has 8 bits: 16 / 8.]] },
    { value = 0.5, says = [[You divided the new size by the old. Here a ratio is original over compressed, so it is above 1.]] },
    { value = 8, says = [[8 is the number of bits that remain, not how many times smaller the file became.]] },
    {
      value = function(v) return v.params end,
      says = [[{params} GB is the new size: one byte for each of {params} billion parameters. The ratio compares it with
the old one.]],
    },
  },
  hints = {
    "Compression ratio = original bits / compressed bits.",
    "FP16 has 16 bits, FP8 has 8. The number of parameters cancels.",
    "16 / 8.",
  },
  why = [[The number of parameters does not enter. One scale per tensor, as FP8 usually has, adds 32 bits to millions of weights; a block format such
as MXFP8 adds a quarter of a bit to each.]],
  sources = { "Micikevicius et al. 2022, arXiv:2209.05433" },
}
