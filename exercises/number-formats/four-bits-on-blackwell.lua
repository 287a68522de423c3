-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Four bits on Blackwell",
  lesson = "format-landscape",
  map = "d5",
  task = [[Which 4-bit format is multiplied directly by Blackwell's tensor cores, and is the one in which gpt-oss is published?]],
  options = {
    { "NF4", says = [[NF4 is a table of quantiles: each weight is looked up and multiplied in BF16. It is the format of QLoRA's frozen base weights.]] },
    { "Q4_K", says = [[A GGUF block: software kernels on CPUs and GPUs read it. No chip multiplies 6-bit scales and offsets directly.]] },
    { "MXFP4 / NVFP4", correct = true, says = [[Yes: four-bit floats with small scales. NVFP4 is NVIDIA's own; gpt-oss has its mixture-of-experts weights in MXFP4.]] },
    { "INT8 SmoothQuant", says = [[That has 8 bits, for weights and activations.]] },
  },
  hints = {
    "Which of them is a floating-point format of four bits?",
    "E2M1 elements with a shared scale for 32 or for 16 weights.",
    "The names begin with MX (microscaling) and NV (NVIDIA).",
  },
  why = [[A format that the multiplier understands gains at large batches too. A format that is only stored gains where memory is the limit.]],
  sources = { "OpenAI 2025, arXiv:2508.10925", "NVIDIA 2025, arXiv:2509.25149", "NVIDIA, Transformer Engine, data type and hardware support matrix" },
}
