-- SPDX-License-Identifier: MIT
local function sum(v, adam_bits)
  return v.billions * v.bits / 8 + v.millions * (16 + adam_bits) / 8 / 1000
end

return {
  kind = "number",
  title = "The sum of a QLoRA run",
  lesson = "optimizer-memory",
  map = "t12",
  task = [[A base of {billions} billion parameters at {bits} bits, {millions} million adapter parameters at 16 bits, and 96 bits
of Adam state with a master copy for each adapter parameter. How many GB are these three together?]],
  vars = {
    canonical = { billions = 7, bits = 4, millions = 40 },
    draw = function(rng)
      return { billions = rng:choice { 7, 8, 13, 33 }, bits = rng:choice { 4, 8 }, millions = rng:choice { 20, 40, 60, 80 } }
    end,
  },
  answer = function(v) return sum(v, 96) end,
  unit = "GB",
  tolerance = { abs = 0.005 },
  mistakes = {
    {
      value = function(v) return v.billions * v.bits / 8 + v.millions * 2 / 1000 + v.billions * 12 end,
      says = [[You gave Adam state to the frozen base, 12 bytes for each of {billions} billion. Only the adapters are
trained.]],
    },
    {
      value = function(v) return sum(v, 64) end,
      says = [[You counted the two moments, 64 bits. The 96 bits of the task contain an FP32 master copy as well.]],
    },
    {
      value = function(v) return v.billions * v.bits / 8 end,
      says = [[That is the base alone. Add the adapters and their Adam state.]],
    },
    {
      value = function(v) return v.billions * v.bits / 8 + v.millions * 2 / 1000 end,
      says = [[Base and adapters, without the Adam state: 12 bytes for each adapter parameter are missing.]],
    },
  },
  hints = {
    "Three terms: base, adapters, optimizer state of the adapters.",
    "{billions}e9 x {bits} / 8, {millions}e6 x 16 / 8 and {millions}e6 x 96 / 8 bytes.",
    "With 7 billion at 4 bits and 40 million: 3.5 + 0.08 + 0.48. Put in your numbers.",
  },
  why = [[Gradients of the adapters and all activations come on top. For long sequences without checkpoints they are more than
the sum here.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
