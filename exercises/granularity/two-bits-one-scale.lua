-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Two bits and one scale",
  lesson = "group-wise",
  map = "d4",
  task = [[The same 10,000 weights, symmetric, 2 bits, one scale. The RMSE is 0.02069, and the standard
deviation of the weights is 0.02158: almost the same number. What happened?]],
  options = {
    {
      "The quantizer is unbiased",
      says = [[An unbiased quantizer can have any RMSE, so that explains nothing. Ask what is stored: with the
step 0.310, which weights get a code other than 0?]],
    },
    {
      "The scale, 0.310, is set by the outliers; everything below 0.155 rounds to zero, so the error is the weight itself",
      correct = true,
      says = [[Yes. 9,990 of the 10,000 weights are stored as zero, and the error of a weight stored as zero
is that weight.]],
    },
    {
      "Two bits cannot represent zero",
      says = [[They can: the codes of this grid are -1, 0 and 1 (-2 never occurs). The trouble is the
opposite. Almost everything becomes zero.]],
    },
    {
      "A programming error",
      says = [[It is what the formula asks for: largest magnitude 0.310 divided by the largest code, 1, is a
step of 0.310. Compare half of it with the weights.]],
    },
  },
  hints = {
    "The step is the largest magnitude divided by $2^{b-1}-1$.",
    "At 2 bits $2^{b-1}-1$ is 1, so the step is the largest weight itself, 0.310, and half a step is 0.155.",
    "The weights have a standard deviation of 0.02. How many of them lie beyond 0.155, and what becomes of the others?",
  },
  why = [[An RMSE close to the standard deviation means that you could have stored zeros. It is a good alarm:
compare the two before you believe a bit width.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
