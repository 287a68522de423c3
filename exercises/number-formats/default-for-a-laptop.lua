-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "A laptop, one user",
  lesson = "format-landscape",
  map = "b52",
  task = [[A laptop CPU without INT4 instructions, one user who chats with a local model. Which format is the sensible default?]],
  options = {
    { "FP8 E4M3", says = [[The CPU has no FP8 arithmetic: every weight would be widened in software. And 8 bits are nearly twice the bytes of 4.5, where reading
bytes is what a single user waits for.]] },
    { "GGUF 4-bit blocks, with integer dot products in INT8", correct = true, says = [[Yes. 4.5 bits are read per weight, and after a shift and a mask the
CPU multiplies in 8-bit integers, which it can.]] },
    { "FP16 with 2:4 sparsity", says = [[2:4 sparsity needs tensor cores that skip the zeros. A CPU has none, and the file still has 9 bits per weight.]] },
    { "NVFP4", says = [[Its multipliers are on Blackwell GPUs. On a CPU it would be unpacked in software, and on this lesson's tensor it errs more than a Q4_K block of the same 4.5 bits.]] },
  },
  hints = {
    "Ask of each: is there arithmetic, and a kernel, on a laptop CPU?",
    "One user at a time waits for memory. Which formats have few bits and can be multiplied by what a CPU has?",
    "CPUs multiply 8-bit integers quickly. Which 4-bit format is unpacked to those?",
  },
  why = [[Storage and arithmetic are two decisions: store 4 bits because memory is slow, multiply in 8 because the chip can.]],
  sources = { "llama.cpp, ggml-common.h, ggml-cpu" },
}
