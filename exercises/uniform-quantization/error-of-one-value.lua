-- SPDX-License-Identifier: MIT
local function nearest(v) return math.floor(v + 0.5) end
local values = { -0.93, -0.86, -0.79, -0.64, -0.57, -0.43, -0.36, -0.28, -0.14, 0.12, 0.19, 0.26, 0.3, 0.37, 0.48, 0.63, 0.77, 0.92 }
return {
  kind = "number",
  title = "The error of one value",
  lesson = "dequantize-and-error",
  map = "w1-1",
  task = [[Range [-1, 1], 8 bits, 256 codes: q = round((x - lo)/s) with s = (hi - lo)/255. What is the absolute error
$|x - \hat{x}|$ for x = {x}?]],
  vars = {
    canonical = { x = 0.3 },
    draw = function(rng) return { x = values[rng:integer(1, #values)] } end,
  },
  answer = function(v)
    local s = 2 / 255
    return math.abs(v.x - (nearest((v.x + 1) / s) * s - 1))
  end,
  tolerance = { rel = 0.01 },
  mistakes = {
    { value = function(v) return math.abs(v.x - (nearest((v.x + 1) * 128) / 128 - 1)) end,
      says = [[You used a step of 2/256. There are 256 codes but only 255 steps between them: s = 2/255.]] },
    { value = 1 / 255,
      says = [[That is half a step, the worst case. This value lies closer to its grid point: compute q and go back.]] },
    { value = 0,
      says = [[8 bits cannot hit {x} exactly: (x + 1)/s is not a whole number. Round it, go back, and compare.]] },
    { value = function(v)
        local s = 2 / 255
        return math.abs(v.x - (math.floor((v.x + 1) / s) * s - 1))
      end,
      says = [[You truncated (x + 1)/s instead of rounding it, so you took the grid point below, and the nearer one lies above.]] },
  },
  hints = {
    "Quantize, dequantize, subtract: $\\hat{x} = lo + s \\cdot q$.",
    "s = 2/255 = 0.00784314; q = round(({x} + 1) / 0.00784314).",
    "Multiply q by s, subtract 1, compare with {x}. The result lies between 0 and half a step, 0.00392.",
  },
  why = [[For x = 0.3: q = 166, the value comes back as 0.301961, and the error is 0.00196. One value's error may be
anything from 0 to half a step; only the bound is known beforehand.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
