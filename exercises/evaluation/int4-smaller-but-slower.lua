-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Half the file, more time",
  lesson = "latency-measurement",
  map = "b32",
  task = [[INT4 halves the file against INT8, but a token takes longer. What do you suspect first?]],
  options = {
    { "INT4 needs more FLOP",
      says = [[The multiply-adds are the same: one for each weight and token, whatever the bits. What can grow is the work of
getting at the weights.]] },
    { "No fast kernel: the weights are unpacked to FP16 in memory before the matmul", correct = true,
      says = [[Yes. Then a token reads the packed bytes, writes them as FP16 and reads those: 0.5 + 2 + 2 bytes for each weight
where INT8 reads 1. Profile the step and look for a dequantize before every matmul.]] },
    { "The model got larger",
      says = [[The file is half the size, and that was measured. Ask what is read while a token is made, not what lies on disk.]] },
    { "Perplexity rose",
      says = [[It may have, but perplexity is about which token comes, not about when. Time needs a reason in bytes, in
operations or in overhead.]] },
  },
  hints = {
    "t = max(bytes/BW, FLOP/peak) + overhead. Which of the three can a smaller file make larger?",
    "Follow one weight from the file to the multiplier. Where does it pass through memory?",
    "Without a kernel for the format, a library falls back: unpack everything, then call the FP16 matmul.",
  },
  why = [[A smaller file is not automatically faster. The bytes that count are those that cross the bus for a token, and they
are the packed ones only if the kernel unpacks in registers.]],
  sources = { "Frantar et al. 2022, GPTQ, arXiv:2210.17323, section 3.3", "Lin et al. 2023, AWQ, arXiv:2306.00978, section 4" },
}
