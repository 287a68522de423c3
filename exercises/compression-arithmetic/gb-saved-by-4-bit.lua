-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "GB saved by 4 bits",
  lesson = "bits-and-bytes",
  map = "p4",
  task = [[A model of {params} billion parameters goes from BF16 to plain 4-bit weights, no scales counted.
How many GB does that save?]],
  vars = {
    canonical = { params = 8 },
    draw = function(rng) return { params = rng:choice { 2, 4, 7, 8, 14, 32, 70, 72 } } end,
  },
  answer = function(v) return 1.5 * v.params end,
  unit = "GB",
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return 0.5 * v.params end,
      says = [[That is the new size. What is saved is the old size minus this.]] },
    { value = function(v) return 2.0 * v.params end,
      says = [[That is the old size, BF16 at 2 bytes each. Subtract what the 4-bit model still takes.]] },
    { value = function(v) return v.params end,
      says = [[That is what INT8 saves: one byte for each parameter. Four bits take half a byte, so 1.5 bytes go.]] },
  },
  hints = {
    "Saved = size before - size after; each is parameters x bits / 8.",
    "Before: {params} x 16 / 8 GB. After: {params} x 4 / 8 GB.",
    "Each parameter gives up 2 - 0.5 = 1.5 bytes; multiply by {params} billion.",
  },
  why = [[A saving in GB tells you whether a card is large enough; a ratio does not. Say which of the two you mean.]],
  sources = { "IEC 80000-13:2008 (kilo is 1000, kibi is 1024)" },
}
