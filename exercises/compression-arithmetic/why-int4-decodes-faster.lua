-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why INT4 decodes faster",
  lesson = "why-bits-are-speed",
  map = "w0-3",
  task = [[One user decodes one token at a time. On the same GPU, INT4 weights run almost four times as fast as
FP16 weights. What is the reason?]],
  options = {
    { "The integer units multiply four times faster than the float units", says = [[At batch 1 the arithmetic
units wait for more than 99% of the time on such a GPU, so their peak rate is not the limit. And weight-only INT4 is
usually unpacked and multiplied in FP16 anyway.]] },
    { "Four times fewer bytes have to be read from memory for each token, and reading is what takes the time",
      correct = true, says = [[Yes. Every weight is read once for each token; a quarter of the bytes takes a
quarter of the time.]] },
    { "The model does a quarter of the multiplications", says = [[Every weight is still used once. Quantization
changes how many bytes a weight has, not how many products there are.]] },
    { "The CPU no longer has to copy weights to the GPU", says = [[The weights live in the GPU's memory in both
cases. What they travel through for each token is the GPU's own memory bus.]] },
  },
  hints = {
    "Ask which of the two is busy: the arithmetic units or the memory bus.",
    "7B FP16 weights: 14 GB at 2 TB/s take 7 ms to read. 14 GFLOP at 312 TFLOP/s take 0.045 ms.",
    "Reading takes 156 times as long as computing here. What makes the longer of the two shorter?",
  },
  why = [[Unpacking a 4-bit weight costs a few operations. On a GPU with a good kernel they hide behind the
memory traffic; on a CPU they may be the limit, so measure before you promise 4x.]],
  sources = { "Pope et al. 2022, arXiv:2211.05102" },
}
