-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The speed-up that is left",
  lesson = "measured-speedup",
  map = "b36",
  task = [[A kernel reads 4.5 bits for each weight at an effective 20 GB/s. The plain kernel reads FP32 weights at 24 GB/s.
How many times faster is a token? Give it to two decimals.]],
  answer = 32 / 4.5 * 20 / 24,
  tolerance = { abs = 0.02 },
  mistakes = {
    { value = 32 / 4.5,
      says = [[7.11 is the ratio of the bytes alone. It holds where both kernels reach the same GB/s. This one reaches 20 of 24,
because unpacking takes time: multiply by 20/24.]] },
    { value = 20 / 24,
      says = [[You compared the two bandwidths only. The second kernel is slower per byte, and it reads 7.11 times fewer bytes:
multiply the two.]] },
    { value = 4.5 / 32,
      says = [[You divided the sizes the wrong way round: 4.5/32 is what is left of the bytes, and the speed-up is its inverse. Then
the bandwidths still have to come in.]] },
  },
  hints = {
    "Time of a token = bytes / effective GB/s. Write it down for both kernels, then divide.",
    "FP32: 4 bytes at 24 GB/s for each weight. The other: 4.5/8 bytes at 20 GB/s.",
    "Speed-up = (4/24) / (0.5625/20). Compute it.",
  },
  why = [[5.93 instead of 7.11. "Predicted" is the ratio of the bytes; the efficiency is measured over predicted, here
20/24 = 83%. What unpacking costs is lost from the speed-up one for one.]],
  sources = { "Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785" },
}
