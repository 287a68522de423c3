-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "The steps of post-training quantization",
  lesson = "calibration",
  map = "w2-6",
  task = [[Bring the steps of post-training quantization into their order.]],
  steps = {
    "Run calibration data through the model and record the ranges",
    "Compute scales and zero points from the ranges",
    "Quantize the weights (and activations)",
    "Evaluate on held-out data",
  },
  mistakes = {
    {
      order = { 2, 1, 3, 4 },
      says = [[You computed the scales first. A scale is a range divided by the steps of the grid, so the range must
have been observed before.]],
    },
    {
      order = { 1, 3, 2, 4 },
      says = [[You quantized before there were scales. Without a scale there is no grid to round to: compute it from
the ranges first.]],
    },
    {
      order = { 1, 2, 4, 3 },
      says = [[You evaluated the model before it was quantized. That measures the original. Evaluate what you are going
to ship.]],
    },
  },
  hints = {
    "Each step needs what the one before it made. Begin at the end: what must be there before anything can be judged?",
    "A scale is made from a range, and a code from a scale.",
    "Ranges come first and the evaluation last. Which of the two in the middle needs the other?",
  },
  why = [[Calibrate, scales, quantize, evaluate. Calibrating after quantizing would measure the ranges of a model
whose error you want to avoid, and evaluating on the calibration data would flatter the ranges.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
