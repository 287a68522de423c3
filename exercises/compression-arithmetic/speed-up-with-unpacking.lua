-- SPDX-License-Identifier: MIT
-- A packed format of so many bits, read at `packed` GB/s, beside FP32 at `plain` GB/s.
local function case(bits, packed, plain)
  return {
    bits = bits, bytes = bits / 8, packed = packed, plain = plain,
    ratio = 32 / bits, percent = math.floor(100 * packed / plain + 0.5),
  }
end

return {
  kind = "number",
  title = "The speed-up that is left",
  lesson = "measured-speedup",
  map = "b36",
  task = [[A kernel reads {bits} bits for each weight at an effective {packed} GB/s. The plain kernel reads FP32 weights at {plain} GB/s.
How many times faster is a token? Give it to two decimals.]],
  vars = {
    canonical = case(4.5, 20, 24),
    draw = function(rng) return case(rng:choice { 4.25, 4.5, 5, 8.5 }, rng:integer(12, 20), rng:integer(24, 32)) end,
  },
  answer = function(v) return v.ratio * v.packed / v.plain end,
  tolerance = { abs = 0.02 },
  mistakes = {
    { value = function(v) return v.ratio end,
      says = [[{ratio} is the ratio of the bytes alone. It holds where both kernels reach the same GB/s. This one reaches {packed} of
{plain}, because unpacking takes time: multiply by {packed}/{plain}.]] },
    { value = function(v) return v.packed / v.plain end,
      says = [[You compared the two bandwidths only. The second kernel is slower per byte, and it reads {ratio} times fewer bytes:
multiply the two.]] },
    { value = function(v) return 1 / v.ratio end,
      says = [[You divided the sizes the wrong way round: {bits}/32 is what is left of the bytes, and the speed-up is its inverse.
Then the bandwidths still have to come in.]] },
    {
      value = function(v) return v.ratio * v.plain / v.packed end,
      says = [[You turned the bandwidths round. The kernel that unpacks reads more slowly here, so it gains less than the ratio of the bytes.]],
    },
  },
  hints = {
    "Time of a token = bytes / effective GB/s. Write it down for both kernels, then divide.",
    "FP32: 4 bytes at {plain} GB/s for each weight. The other: {bits}/8 bytes at {packed} GB/s.",
    "Speed-up = (4/{plain}) / ({bytes}/{packed}). Compute it.",
  },
  why = [[Less than {ratio}. "Predicted" is the ratio of the bytes; the efficiency is measured over predicted, here
{packed}/{plain} = {percent}%. What unpacking costs is lost from the speed-up one for one.]],
  sources = { "Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785" },
}
