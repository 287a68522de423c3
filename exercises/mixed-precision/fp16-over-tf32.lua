-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "FP16 over TF32",
  lesson = "mixed-precision",
  map = "w8-2",
  task = [[The tensor cores of an A100 do 312 TFLOP/s in FP16 and 156 TFLOP/s in TF32. A product of two 4096 x 4096
matrices (2 x 4096^3 FLOP) is bound by arithmetic. What is the speed-up of FP16 over TF32?]],
  answer = 2,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 4, says = [[You squared the ratio. The same number of operations at twice the rate takes half the time.]] },
    { value = 1, says = [[The number of operations is the same in both, but not the rate: 312 against 156.]] },
    { value = 16, says = [[16 is the ratio to plain FP32 on the ordinary units, 19.5 TFLOP/s. 156 is TF32 on the tensor cores.]] },
  },
  hints = {
    "Time = operations / rate.",
    "2 x 4096^3 operations at 312 and at 156 TFLOP/s: 0.44 ms and how many?",
    "The operations cancel: 312 / 156.",
  },
  why = [[0.4405 ms against 0.8810 ms. A baseline called FP32 may be TF32 already; then 2 is all that the data sheet
promises.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
}
