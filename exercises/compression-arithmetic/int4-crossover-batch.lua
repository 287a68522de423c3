-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The crossover batch of INT4",
  lesson = "roofline",
  map = "b11",
  task = [[A GPU does {peak} TFLOP/s in FP16 and reads {bandwidth} TB/s. INT4 weights (half a byte) are unpacked and multiplied
in FP16. At which batch does a weight matrix stop being memory-bound?]],
  vars = {
    canonical = { peak = 312, bandwidth = 2 },
    draw = function(rng)
      local bandwidth = rng:choice { 1, 2, 4 }
      return { peak = bandwidth * rng:choice { 100, 120, 156, 200, 240, 320 }, bandwidth = bandwidth }
    end,
  },
  answer = function(v) return v.peak / v.bandwidth / 4 end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return v.peak / v.bandwidth end,
      says = [[That is the crossover of FP16 weights, 2 bytes each. An INT4 weight is half a byte: a quarter of the bytes, a quarter of the batch.]] },
    { value = 64,
      says = [["64 is enough" is folklore. Work it out: 2 FLOP for each weight and each row of the batch, over half a byte, against {peak}/{bandwidth} FLOP/byte.]] },
    { value = function(v) return v.peak / v.bandwidth / 2 end,
      says = [[That is INT8 weights, or INT4 with one FLOP for a multiply-add. Half a byte for each weight, and two FLOP: the multiply and the add.]] },
    { value = function(v) return 2 * v.peak / v.bandwidth end,
      says = [[That is FP16 weights with one FLOP for a multiply-add. Count two FLOP, and half a byte.]] },
  },
  hints = {
    "At the crossover the intensity equals peak / bandwidth.",
    "Intensity at batch B: 2B FLOP over 0.5 byte. Machine: {peak}/{bandwidth} FLOP/byte.",
    "Solve 4B = {peak}/{bandwidth}.",
  },
  why = [[Below the crossover a larger batch costs almost no time, because the same bytes serve more rows. INT4
brings it down to a quarter: with small weights you become compute-bound sooner.]],
  sources = { "Williams, Waterman, Patterson 2009, CACM 52(4)" },
}
