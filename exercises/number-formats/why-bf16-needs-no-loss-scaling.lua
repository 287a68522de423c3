-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why BF16 needs no loss scaling",
  lesson = "float-anatomy",
  map = "w8-3",
  task = [[Training in FP16 usually multiplies the loss by a large factor before the backward pass. Training in BF16 usually
does not. Why?]],
  options = {
    { "BF16 has more mantissa bits", says = [[It has fewer: 7 against FP16's 10. More mantissa would make steps finer, and it
would not keep 1e-30 from becoming 0.]] },
    { "BF16 has the 8 exponent bits of FP32, so a gradient of 1e-30 is still representable; FP16's smallest positive number is 2^-24, about 6e-8",
      correct = true, says = [[Yes. FP16 underflows where gradients live, and the factor lifts them. BF16 reaches down to
1.2e-38 in normal numbers.]] },
    { "BF16 is computed in FP32 and only stored in 16 bits", says = [[Tensor cores add up in FP32 for both formats, so that
cannot be the difference. What is stored between the layers is 16 bits wide in both.]] },
    { "FP16 has no sign bit", says = [[Both have one. FP16 is 1 sign, 5 exponent and 10 mantissa bits.]] },
  },
  hints = {
    "Compare the smallest positive numbers of the two formats.",
    "FP16 has 5 exponent bits and goes down to 2^-24. How many has BF16, and which format shares them?",
    "BF16 has 8 exponent bits, as FP32 has: its normal numbers go down to 2^-126, 1.2e-38.",
  },
  why = [[FP16: largest 65504, smallest normal 2^-14 = 6.10e-5. BF16: largest 3.39e38, smallest normal 1.18e-38. Loss scaling buys range
for a format that spent its bits on precision.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740", "Kalamkar et al. 2019, arXiv:1905.12322" },
}
