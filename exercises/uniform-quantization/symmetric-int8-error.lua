-- SPDX-License-Identifier: MIT
local function nearest(v) return math.floor(v + 0.5) end
return {
  kind = "number",
  title = "An error on the symmetric grid",
  lesson = "symmetric-vs-asymmetric",
  map = "w1-2",
  task = [[Symmetric INT8, absmax 2.0, codes -127..127. What is the absolute error for x = {x}?]],
  vars = {
    canonical = { x = 0.5 },
    draw = function(rng) return { x = rng:choice { 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.125, 1.25, 1.5, 1.625 } } end,
  },
  answer = function(v)
    local s = 2 / 127
    return math.abs(nearest(v.x / s) * s - v.x)
  end,
  tolerance = { rel = 0.01 },
  mistakes = {
    { value = 0,
      says = [[You used a scale of 2/128. Then {x} is exact, but +2.0 would need code 128, and INT8 ends at 127. The scale is 2/127.]] },
    { value = function(v)
        local s = 4 / 255
        return math.abs(nearest(v.x / s) * s - v.x)
      end,
      says = [[You used 4/255, the step of an asymmetric grid with 256 codes. The symmetric grid has 254 steps: 2/127.]] },
    { value = 1 / 127,
      says = [[That is half a step, the worst case. {x} lies closer to its grid point: compute the code and go back.]] },
  },
  hints = {
    "s = absmax/127, q = round(x/s), error = |s q - x|.",
    "s = 2/127 = 0.0157480; q = round({x} / 0.0157480).",
    "Multiply q by s and compare with {x}. The error is below half a step, 0.00787.",
  },
  why = [[For x = 0.5: x/s = 31.75, code 32, back to 0.503937. A round number such as one half is nothing special
on a grid whose step is 2/127.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
