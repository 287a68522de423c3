-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The trainable share",
  lesson = "lora",
  map = "w7-2",
  task = [[A model of 7 billion parameters has {layers} layers of width 4096. LoRA with $r = {{r}}$ adapts Q, K, V and
O, all 4096 x 4096, in every layer. What percentage of 7 billion is trainable?]],
  vars = {
    canonical = { layers = 32, r = 16 },
    draw = function(rng) return { layers = rng:choice { 28, 32, 36 }, r = rng:choice { 16, 32, 64 } } end,
  },
  answer = function(v) return 100 * ref.lora_params(4096, 4096, v.r, 4 * v.layers) / 7e9 end,
  unit = "%",
  tolerance = { abs = 0.005 },
  mistakes = {
    {
      value = function(v) return 100 * v.r * 4096 * 4 * v.layers / 7e9 end,
      says = [[You counted one of the two factors. B has 4096 x {r} numbers and A has {r} x 4096.]],
    },
    {
      value = function(v) return 100 * ref.lora_params(4096, 4096, v.r, 4) / 7e9 end,
      says = [[That is one layer. The model has {layers} of them.]],
    },
    {
      value = function(v) return ref.lora_params(4096, 4096, v.r, 4 * v.layers) / 7e9 end,
      says = [[That is the fraction. In percent it is a hundred times as much.]],
    },
    {
      value = function(v) return 100 * ref.lora_params(4096, 4096, v.r, v.layers) / 7e9 end,
      says = [[You adapted one matrix in each layer. Q, K, V and O are four.]],
    },
    {
      value = function(v) return ref.lora_params(4096, 4096, v.r, 4 * v.layers) end,
      says = [[That is how many numbers are trained. Divide them by 7 billion, in percent.]],
    },
  },
  hints = {
    "r x (4096 + 4096) numbers for each adapted matrix.",
    "With 32 layers and r = 16 the count is 16,777,216. Put in {layers} and {r} and divide by 7e9.",
    "{r} x 8192 x 4 matrices x {layers} layers, divided by 7e9, times 100.",
  },
  why = [[Only this share needs gradients and optimizer state. The frozen rest, 99.76% with r = 16 and 32 layers, is stored and
read, and nothing more.]],
  sources = { "Hu et al. 2021, arXiv:2106.09685" },
}
