-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "Garbage on the way back",
  lesson = "affine-quantizer",
  map = "w1-6",
  points = 2,
  task = [[This affine 8-bit quantize-dequantize with codes 0..255 returns garbage: for `x = 0.3`, `scale = 0.01`,
`zero = 100` it gives 101.3. Which line is wrong? Name it and repair the program.]],
  program = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return q * scale + zero
end
]],
  line = 4,
  says = [[Line 4 multiplies the code and then adds the zero point. The zero point counts codes, so it is
subtracted from the code first: `(q - zero) * scale`.]],
  entry = "qdq",
  reference = function(x, scale, zero) return ref.fake_quant(x, scale, zero, 0, 255) end,
  cases = {
    { 0.3, 0.01, 100, note = "inside the range" },
    { -0.5037, 0.01, 100, note = "a negative value" },
    { 0.3, 0.01, 0, note = "zero point 0" },
    { 0, 0.02, 37, note = "zero comes back as zero" },
    hidden = {
      { 1.6, 0.01, 100, note = "above the range: clamped" },
      { -1.234, 0.01, 100, note = "below the range: clamped" },
    },
    generate = {
      count = 100,
      with = function(rng) return rng:uniform(-3, 3), rng:uniform(0.005, 0.05), rng:integer(1, 254) end,
    },
  },
  solution = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return (q - zero) * scale
end
]],
  alternatives = {
    [[
function qdq(x, scale, zero)
  local q = rint(x / scale)
  q = math.max(-zero, math.min(255 - zero, q))
  return scale * q
end
]],
  },
  mistakes = {
    { line = 1, says = [[The arguments are what an affine quantizer needs: value, scale, zero point. Look at how they are used.]] },
    { line = 2, says = [[Dividing by the scale, rounding and adding the zero point is the quantizer. It is right. Look at the way back.]] },
    { line = 3, says = [[Clamping to 0..255 is right for an unsigned 8-bit grid. Look at the way back.]] },
    { line = 5, says = [[`end` only closes the function. The wrong line is the one that turns the code back into a number.]] },
    { says = [[The program still multiplies first and adds the zero point after, so 0.3 comes back as 101.3. Subtract the zero point from the code, then multiply.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return q * scale + zero
end
]] },
    { says = [[You subtract the zero point after scaling: `q * scale - zero` takes 100 codes away from a number
in the units of x. Subtract it from the code, before the multiplication.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return q * scale - zero
end
]] },
    { says = [[You add the zero point again. The quantizer added it, so the way back takes it off: `(q - zero) * scale`.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return (q + zero) * scale
end
]] },
    { says = [[You left out the zero point on the way back: every value comes back too large by `scale * zero`. Use `(q - zero) * scale`.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(0, math.min(255, q))
  return q * scale
end
]] },
    { says = [[The way back is right, but the clamp is gone: a value beyond the grid has no code in 0..255. Keep line 3.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  return (q - zero) * scale
end
]] },
    {
      says = [[The way back is right, but you clamp to -128..127. The codes of this grid are 0..255: keep line 3.]],
      code = [[
function qdq(x, scale, zero)
  local q = rint(x / scale) + zero
  q = math.max(-128, math.min(127, q))
  return (q - zero) * scale
end
]],
    },
  },
  hints = {
    "Dequantization: $\\hat{x} = s \\cdot (q - z)$.",
    "For x = 0.3, s = 0.01, z = 100: q = 30 + 100 = 130. It should come back as 0.01 x (130 - 100) = 0.3.",
    "The quantizer multiplies by 1/s and then adds z. Undo the last step first: take z off, then multiply by s.",
  },
  why = [[To undo two steps, undo the last one first. The zero point is a code, a count of steps, so it may be
added to codes only, never to values.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877, eq. 1" },
}
