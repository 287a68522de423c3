-- SPDX-License-Identifier: MIT
-- Dense rates in TFLOP/s: the slower one on the tensor cores, and FP32 on the ordinary units.
local machines = {
  { name = "an A100", fast = "FP16", rate = 312, slow = "TF32", slow_rate = 156, plain = 19.5 },
  { name = "an H100", fast = "BF16", rate = 989.4, slow = "TF32", slow_rate = 494.7, plain = 66.9 },
  { name = "an H100", fast = "FP8", rate = 1978.9, slow = "TF32", slow_rate = 494.7, plain = 66.9 },
}

local function case(machine, side)
  local v = { side = side, operations = 2 * side ^ 3 }
  for name, value in pairs(machine) do v[name] = value end
  v.ms, v.slow_ms = v.operations / v.rate / 1e9, v.operations / v.slow_rate / 1e9
  return v
end

return {
  kind = "number",
  title = "FP16 over TF32",
  lesson = "mixed-precision",
  map = "w8-2",
  task = [[The tensor cores of {name} do {rate} TFLOP/s in {fast} and {slow_rate} TFLOP/s in {slow}. A product of two
{side} x {side} matrices (2 x {side}^3 FLOP) is bound by arithmetic. What is the speed-up of {fast} over {slow}?]],
  vars = {
    canonical = case(machines[1], 4096),
    draw = function(rng) return case(machines[rng:integer(1, #machines)], rng:choice { 2048, 8192, 16384 }) end,
  },
  answer = function(v) return v.rate / v.slow_rate end,
  tolerance = { rel = 0.001 },
  mistakes = {
    {
      value = function(v) return (v.rate / v.slow_rate) ^ 2 end,
      says = [[You squared the ratio. The same number of operations at a higher rate takes less time in proportion.]],
    },
    { value = 1, says = [[The number of operations is the same in both, but not the rate: {rate} against {slow_rate}.]] },
    {
      value = function(v) return v.rate / v.plain end,
      says = [[That is the ratio to plain FP32 on the ordinary units, {plain} TFLOP/s. {slow_rate} is {slow} on the tensor cores.]],
    },
  },
  hints = {
    "Time = operations / rate.",
    "2 x {side}^3 operations at {rate} TFLOP/s take {ms} ms. How long do they take at {slow_rate}?",
    "The operations cancel: {rate} / {slow_rate}.",
  },
  why = [[{ms} ms against {slow_ms} ms. A baseline called FP32 may be TF32 already; then this is all that the data sheet
promises.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
}
