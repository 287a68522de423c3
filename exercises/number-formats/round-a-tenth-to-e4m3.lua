-- SPDX-License-Identifier: MIT
local function power_below(x) return 2 ^ math.floor(math.log(x, 2)) end
local function cut(x)
  local step = power_below(x) / 8
  return math.floor(x / step) * step
end
local function nearest_power(x)
  local low = power_below(x)
  return x - low < 2 * low - x and low or 2 * low
end

return {
  kind = "number",
  title = "A value below 1 in E4M3",
  lesson = "fp8",
  map = "b7",
  task = [[Round {x} to FP8 E4M3. Give all decimals.]],
  vars = {
    canonical = { x = 0.1 },
    draw = function(rng) return { x = rng:choice { 0.1, 0.09, 0.2, 0.3, 0.4, 0.6 } } end,
  },
  answer = function(v) return ref.e4m3(v.x) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.x end,
      says = [[{x} does not exist in E4M3: no sum of a power of two and eighths of it gives {x}. Find its neighbours.]],
    },
    {
      value = function(v) return cut(v.x) end,
      says = [[That is the neighbour below: the bits beyond the mantissa were cut off. Rounding goes to the nearer neighbour, here the one above.]],
    },
    {
      value = function(v) return nearest_power(v.x) end,
      says = [[That is the nearest power of two. The 3 mantissa bits give 8 steps between one and the next.]],
    },
  },
  hints = {
    "Find the power of two below {x}; an eighth of it is the step.",
    "How many steps is {x}? Divide it by the step and round to the nearest whole number.",
    "For 0.1: the power is 0.0625, the step 1/128, 0.1 is 12.8 steps, so 13/128.",
  },
  why = [[The step shrinks with the value, so 0.1 is kept about as well, relative to its size, as 300 is.]],
  sources = { "Micikevicius et al. 2022, arXiv:2209.05433" },
}
