-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The crossover batch",
  lesson = "roofline",
  map = "c-crossover",
  points = 2,
  task = [[Define `crossover_batch(flops, bytes_per_s, bits)`: the batch at which a weight matrix stops being
memory-bound. The machine does `flops` FLOP/s and reads `bytes_per_s` bytes/s; a weight has `bits` bits, and each row of
the batch does 2 FLOP with it. Do not round: 83.03 is an answer.]],
  entry = "crossover_batch",
  reference = ref.crossover_batch,
  starter = [[
function crossover_batch(flops, bytes_per_s, bits)
  -- at the crossover: FLOP per byte of the step = FLOP per byte of the machine
end
]],
  cases = {
    { 312e12, 2e12, 16, note = "A100, FP16 weights" },
    { 312e12, 2e12, 4, note = "A100, INT4 weights" },
    { 989e12, 3.35e12, 4.5, note = "H100, 4.5 bits for each weight" },
    hidden = {
      { 312e12, 2e12, 8, note = "A100, INT8 weights" },
      { 989e12, 3.35e12, 16, note = "H100, FP16 weights" },
    },
    generate = {
      count = 100,
      with = function(rng)
        return rng:integer(1, 2000) * 1e12, rng:integer(1, 80) * 1e11, rng:choice { 2, 3, 4, 4.25, 4.5, 8, 16 }
      end,
    },
  },
  solution = [[
function crossover_batch(flops, bytes_per_s, bits)
  local ridge = flops / bytes_per_s       -- FLOP per byte of the machine
  local bytes_per_weight = bits / 8
  return ridge * bytes_per_weight / 2
end
]],
  alternatives = {
    [[
function crossover_batch(flops, bytes_per_s, bits)
  return flops * bits / (16 * bytes_per_s)
end
]],
  },
  mistakes = {
    { says = [[You counted one FLOP for a weight, so the batch is twice too large. A multiply-add is two FLOP: the multiply and the add.]],
      code = [[
function crossover_batch(flops, bytes_per_s, bits)
  return flops / bytes_per_s * bits / 8
end
]] },
    { says = [[You used 2 bytes for a weight whatever `bits` says: right for 16 bits only. A weight has `bits / 8` bytes.]],
      code = [[
function crossover_batch(flops, bytes_per_s, bits)
  return flops / bytes_per_s
end
]] },
    { says = [[You divided bandwidth by compute. The machine's ridge is FLOP per byte: `flops / bytes_per_s`.]],
      code = [[
function crossover_batch(flops, bytes_per_s, bits)
  return bytes_per_s / flops * bits / 8 / 2
end
]] },
    { says = [[You took bits for bytes: the batch is 8 times too large. A weight of 16 bits has 2 bytes.]],
      code = [[
function crossover_batch(flops, bytes_per_s, bits)
  return flops / bytes_per_s * bits / 2
end
]] },
    {
      says = [[You rounded. A fraction is an answer here: 83.03 says where the two lines cross, and nobody has to serve that batch.]],
      code = [[
function crossover_batch(flops, bytes_per_s, bits)
  return math.ceil(flops / bytes_per_s * bits / 8 / 2)
end
]],
    },
  },
  hints = {
    "Set the intensity of the step equal to the ridge of the machine.",
    "Intensity: 2B / (bits/8). Ridge: flops / bytes_per_s. For 312e12, 2e12 and 4 bits: 4B = 156.",
    "B = flops / bytes_per_s, times bits / 8, divided by 2.",
  },
  why = [[One formula gives the 156, 78 and 39 of an A100 and the 295 of an H100. It takes the arithmetic rate of the
format in which you multiply, not of the format in which you store.]],
  sources = { "Williams, Waterman, Patterson 2009, CACM 52(4)" },
}
