return {
  kind = "order", title = "In which order", lesson = "sizes", task = "Order the steps.",
  steps = { "calibrate", "choose scales", "quantize", "evaluate" },
  mistakes = { { order = { 3, 1, 2, 4 }, says = "You quantized before you knew the scales." } },
}
