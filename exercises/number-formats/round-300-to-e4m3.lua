-- SPDX-License-Identifier: MIT
local function other(x)
  local nearest = ref.e4m3(x)
  return nearest < x and nearest + 32 or nearest - 32
end

return {
  kind = "number",
  title = "A value above 256 in E4M3",
  lesson = "fp8",
  map = "b6",
  task = [[Round {x} to FP8 E4M3 (3 mantissa bits, largest value 448).]],
  vars = {
    canonical = { x = 300 },
    draw = function(rng) return { x = rng:choice { 300, 330, 340, 362, 395, 425 } } end,
  },
  answer = function(v) return ref.e4m3(v.x) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.x end,
      says = [[{x} itself does not exist in E4M3. Between 256 and 512 its numbers are 32 apart.]],
    },
    {
      value = function(v) return other(v.x) end,
      says = [[That is the neighbour on the other side of {x}. Compare the two distances: the nearer one wins.]],
    },
    {
      value = 256,
      says = [[You kept the power of two and dropped the mantissa. Its 3 bits give 8 steps of 32 above 256.]],
    },
    {
      value = 240,
      says = [[240 is where an IEEE-like E4M3 would end. This variant gives up infinity and reaches 448, so {x} is in range.]],
    },
  },
  hints = {
    "Which power of two lies below {x}, and how many steps lead to the next one?",
    "From 256 to 512 there are 8 steps: 256 / 8 = 32 each.",
    "({x} - 256) / 32, rounded to the nearest whole number, times 32, plus 256.",
  },
  why = [[At this size E4M3 can be off by 16. That is 1/17 of the value at most, the same share as everywhere between 0.0156 and 448.]],
  sources = { "Micikevicius et al. 2022, arXiv:2209.05433" },
}
