-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "One scale for two rows",
  lesson = "per-tensor-per-channel",
  map = "w2-2",
  task = [[The weights of row A lie in [-0.01, 0.01], those of row B in [-2, 2]. INT8, asymmetric, 256 codes.
What does one shared scale do?]],
  options = {
    {
      "Nothing: 256 codes are enough for both",
      says = [[The 256 codes are spread over the range of B, from -2 to 2: one every 4 / 255 = 0.0157. The
whole range of A is 0.02 wide. Count how many codes that holds.]],
    },
    {
      "Row A falls on 2 or 3 codes; nearly all of its information is lost",
      correct = true,
      says = [[Yes. The step is 4 / 255 = 0.0157 and A's range is 0.02, so its weights meet 2 or 3 codes. With
a scale of its own the step would be 0.02 / 255 = 7.84e-5, 200 times finer, for two extra numbers.]],
    },
    {
      "Row B loses half of its codes",
      says = [[B sets the scale, so it keeps all 256 codes. The row that suffers is the one that does not set
it.]],
    },
    {
      "The file doubles",
      says = [[Each weight is one byte before and after; a shared scale is one number fewer. What changes is
where the codes lie.]],
    },
  },
  hints = {
    "The step of an affine grid is range / 255.",
    "The shared range is 4, so the step is 4 / 255 = 0.0157. The range of A is 0.02.",
    "Divide 0.02 by 0.0157: that is how many steps row A is wide.",
  },
  why = [[The ratio of the ranges, 200 here, is the ratio of the steps. Whoever sets the scale loses nothing;
whoever does not, loses that ratio.]],
  sources = { "Krishnamoorthi 2018, arXiv:1806.08342" },
}
