-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why batch 1 waits",
  lesson = "roofline",
  map = "w0-5",
  task = [[An A100 does 312 TFLOP/s in FP16 and reads about 2 TB/s. Decoding one token with FP16 weights does 2 FLOP for
each 2-byte weight. Why is this step memory-bound?]],
  options = {
    { "Its intensity is 1 FLOP/byte, while the machine needs 156 FLOP/byte to be busy", correct = true,
      says = [[Yes: 2 FLOP over 2 bytes against 312 TFLOP/s over 2 TB/s. The units compute for 1/156 of the time.]] },
    { "312 is larger than 2", says = [[The units differ, FLOP/s and bytes/s, so the two cannot be compared
directly. Divide them: 156 FLOP for each byte is what the machine could do.]] },
    { "FP16 has too little precision for the tensor cores", says = [[Precision decides how right the result is,
not how long the units wait. Compare FLOP per byte of the step and of the machine.]] },
    { "The KV cache does not fit into registers", says = [[True, and not the cause: at short context the weights
are most of the traffic, and they do not fit either.]] },
  },
  hints = {
    "Arithmetic intensity: FLOP done for each byte read. Compare the step's with the machine's.",
    "Step: 2 FLOP / 2 bytes. Machine: 312e12 FLOP/s / 2e12 bytes/s.",
    "1 FLOP/byte is asked, 156 are on offer. Which side waits?",
  },
  why = [[Compute takes 1/156 = 0.64% of the reading time. The crossover batch for FP16 weights is 156, for
INT8 weights 78, for INT4 weights multiplied in FP16 39. It is not 64.]],
  sources = { "Williams, Waterman, Patterson 2009, CACM 52(4)" },
}
