-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "A cast to E4M3",
  lesson = "fp8",
  map = "c-e4m3",
  points = 3,
  task = [[Define `e4m3(x)`: the FP8 E4M3FN number nearest to `x`.

- 3 mantissa bits, bias 7: 8 steps from each power of two to the next.
- Normal numbers begin at $2^{-6}$; below it the steps stay at $2^{-9}$.
- Beyond 448 the result is 448, with the sign of `x`.
- Ties go to the even mantissa. NaN gives NaN.]],
  entry = "e4m3",
  reference = ref.e4m3,
  starter = [[
-- x: a number. rint(y) rounds to the nearest whole number, ties to even.
function e4m3(x)
  local magnitude = math.abs(x)
  -- your code: the power of two below, the step, the rounding
  return x
end
]],
  cases = {
    { 300, note = "steps of 32" },
    { 0.1, note = "steps of 1/128" },
    { 1000, note = "beyond 448" },
    { -1000, note = "beyond -448" },
    { 448, note = "the largest" },
    { 1.0625, note = "a tie" },
    { 0.001, note = "subnormal" },
    { 0.0009765625, note = "2^-10, a tie with 0" },
    { 0 },
    hidden = {
      { 463.9 }, { 465 }, { 0.0009 }, { 0.001953125, note = "the smallest, 2^-9" },
      { 0.000986328125, note = "just above half of the smallest" }, { 1.1875, note = "a tie upwards" },
      { -17, note = "a negative tie" }, { -19 }, { 0 / 0, note = "NaN" }, { 240 },
      { 0.0146484375, note = "between the subnormals and the normals" },
      { 1.9999, note = "rounds up to the next power of two" }, { -1 / 0, note = "minus infinity" },
    },
    generate = {
      count = 120,
      with = function(rng) return rng:normal() * 2 ^ rng:integer(-11, 8) end,
    },
  },
  tolerance = { ulp = 0 },
  solution = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 448 then return sign * 448 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return sign * math.min(448, rint(magnitude / step) * step)
end
]],
  alternatives = {
    [[
function e4m3(x)
  if x ~= x or x == 0 then return x end
  if x < 0 then return -e4m3(-x) end
  if x >= 448 then return 448 end
  local exponent = math.floor(math.log(x, 2))
  if 2 ^ exponent > x then exponent = exponent - 1 end
  if 2 ^ (exponent + 1) <= x then exponent = exponent + 1 end
  local step = 2 ^ (math.max(exponent, -6) - 3)
  return math.min(448, rint(x / step) * step)
end
]],
    [[
local values = {}
for e = 0, 15 do
  for m = 0, 7 do
    values[#values + 1] = e == 0 and m / 512 or (1 + m / 8) * 2 ^ (e - 7)
  end
end
values[#values] = nil -- all ones is NaN

function e4m3(x)
  if x ~= x then return x end
  local size, best = math.min(math.abs(x), 448), 1
  for i = 2, #values do
    local closer = math.abs(size - values[best]) - math.abs(size - values[i])
    if closer > 0 or closer == 0 and i % 2 == 1 then best = i end
  end
  return x < 0 and -values[best] or values[best]
end
]],
  },
  mistakes = {
    {
      says = [[You end at 240, where an IEEE-like E4M3 would: its top exponent is kept for infinity. E4M3FN has no infinity and uses that
exponent for numbers, up to 448.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 240 then return sign * 240 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return sign * math.min(240, rint(magnitude / step) * step)
end
]],
    },
    {
      says = [[You made everything below 2^-6 a zero. There are seven subnormals between: the step stays at 2^-9, so stop the exponent at -6
when you compute it.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 448 then return sign * 448 end
  if magnitude < 2 ^ -6 then return 0 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return sign * math.min(448, rint(magnitude / step) * step)
end
]],
    },
    {
      says = [[You cut toward zero: `math.floor` on the magnitude. That errs by up to a whole step. Round to the nearest with `rint`.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 448 then return sign * 448 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return sign * math.floor(magnitude / step) * step
end
]],
    },
    {
      says = [[You used 4 steps per power of two. That is a mantissa of 2 bits, as in E5M2. E4M3 has 3 bits: 8 steps.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 448 then return sign * 448 end
  local step = 2 ^ -8
  while magnitude >= 8 * step do step = 2 * step end
  return sign * math.min(448, rint(magnitude / step) * step)
end
]],
    },
    {
      says = [[You rounded ties away from zero: 1.0625 became 1.125. IEEE rounding takes the even mantissa; `rint` on the number of steps does that.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  if magnitude >= 448 then return sign * 448 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return sign * math.min(448, math.floor(magnitude / step + 0.5) * step)
end
]],
    },
    {
      says = [[Beyond the largest number you returned infinity. E4M3FN has none: this cast saturates at 448.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  local sign = x < 0 and -1 or 1
  local step = 2 ^ -9
  if magnitude > 448 then return sign / 0 end
  while magnitude >= 16 * step do step = 2 * step end
  return sign * rint(magnitude / step) * step
end
]],
    },
    {
      says = [[Beyond 448 you returned NaN, as a cast that does not saturate would. This one saturates: 448, with the sign of `x`.]],
      code = [[
function e4m3(x)
  local magnitude = math.abs(x)
  if x ~= x or magnitude == 0 then return x end
  if magnitude > 448 then return 0 / 0 end
  local step = 2 ^ -9
  while magnitude >= 16 * step do step = 2 * step end
  return (x < 0 and -1 or 1) * rint(magnitude / step) * step
end
]],
    },
  },
  hints = {
    "Find the step for this magnitude, round to a whole number of steps, keep within 448.",
    [[The step is an eighth of the power of two below the magnitude, and at least 2^-9: start with `step = 2 ^ -9` and double it while
`magnitude >= 16 * step`.]],
    "After the loop: `rint(magnitude / step) * step`, at most 448, with the sign of x. Return x itself for 0 and NaN first.",
  },
  why = [[All floats of any size round this way. Change 3, -6 and 448, and the same function casts to E5M2, to FP16 or to the E2M1 of the four-bit formats.]],
  sources = { "Micikevicius et al. 2022, arXiv:2209.05433" },
}
