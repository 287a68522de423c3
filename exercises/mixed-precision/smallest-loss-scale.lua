-- SPDX-License-Identifier: MIT
local function scale(g) return 2 ^ math.ceil(math.log(2 ^ -14 / g, 2)) end
return {
  kind = "number",
  title = "The smallest loss scale",
  lesson = "loss-scaling",
  map = "b8",
  task = [[A gradient of {g} becomes 0 in FP16. What is the smallest power of two as a loss scale that lifts it to a
*normal* FP16 number, at least $2^{{-14}}$?]],
  vars = {
    canonical = { g = 1e-8 },
    draw = function(rng) return { g = rng:choice { 1e-8, 2e-8, 5e-9, 2.5e-9, 3e-9 } } end,
  },
  answer = function(v) return scale(v.g) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return 2 ^ math.ceil(math.log(2 ^ -25 / v.g, 2)) end,
      says = [[That lifts it above $2^{{-25}}$, where it no longer vanishes. It is subnormal there, with a bit or so. Normal
numbers begin at $2^{{-14}}$.]],
    },
    {
      value = function(v) return math.ceil(2 ^ -14 / v.g) end,
      says = [[That is large enough, but no power of two. Take the next one above it.]],
    },
    { value = 65536, says = [[65536 works, and it is where PyTorch starts. A smaller power of two is enough here.]] },
    { value = 1024, says = [[{g} x 1024 is still below $2^{{-14}}$ = 6.1e-5: subnormal.]] },
    {
      value = function(v) return math.log(scale(v.g), 2) end,
      says = [[That is the exponent. The loss scale is 2 to that power.]],
    },
  },
  hints = {
    "Divide the smallest normal number by the gradient, and go up to the next power of two.",
    "2^-14 = 6.1035e-5, the gradient is {g}.",
    "6.1035e-5 / {g}, rounded up to 1024, 2048, 4096 and so on: the first that is not smaller.",
  },
  why = [[Powers of two change the exponent alone, so scaling and dividing again are exact as long as the number stays
normal.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740" },
}
