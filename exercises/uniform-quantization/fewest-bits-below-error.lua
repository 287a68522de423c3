-- SPDX-License-Identifier: MIT
-- Sixteen normals of a seed: their MSE at 2 to 8 bits, and the fewest bits below a bound.
local function case(seed, bound)
  local w = rng.default(seed):normal(16)
  local v = { seed = seed, bound = bound, clear = true }
  local at, all = {}, {}
  for b = 2, 8 do
    at[b] = ref.symmetric_mse(w, b)
    all[#all + 1] = ("%.6g"):format(at[b])
    v.clear = v.clear and math.abs(math.log(at[b] / bound)) > 0.05
    if not v.bits and at[b] < bound then v.bits = b end
  end
  v.all = table.concat(all, ", ")
  if v.bits and v.bits >= 4 and v.bits <= 7 then
    v.one_less, v.two_less, v.one_more = v.bits - 1, v.bits - 2, v.bits + 1
    v.mse, v.mse_one_less, v.mse_two_less = at[v.bits], at[v.bits - 1], at[v.bits - 2]
    v.ratio = v.mse_one_less / v.mse
  end
  return v
end

return {
  kind = "number",
  title = "The fewest bits for an error",
  lesson = "error-vs-bits",
  map = "t4",
  task = [[The first figure of this lesson with 16 normals of seed {seed}. What is the fewest bits, from 2 to 8, with an MSE below {bound}? Read
it from the figure or its table.]],
  vars = {
    canonical = case(2, 0.001),
    draw = function(rng)
      while true do
        local v = case(rng:integer(0, 99), rng:choice { 0.02, 0.01, 0.003, 0.001, 0.0003 })
        if v.one_less and v.clear then return v end
      end
    end,
  },
  answer = function(v) return v.bits end,
  unit = "bits",
  tolerance = { ulp = 0 },
  mistakes = {
    { value = function(v) return v.one_less end, says = [[At {one_less} bits the MSE is {mse_one_less}, still above {bound}. One bit more.]] },
    { value = function(v) return v.two_less end, says = [[At {two_less} bits the MSE is {mse_two_less}: far above {bound}.]] },
    { value = function(v) return v.one_more end, says = [[{one_more} bits are enough, but {bits} already are: {mse}.]] },
  },
  hints = {
    "Set the seed to {seed} and find the first point of the measured line below {bound}.",
    "MSE at {two_less} bits: {mse_two_less}; at {one_less}: {mse_one_less}. Go on.",
    "The next bit divides the error by {ratio}: {mse_one_less} / {ratio}.",
  },
  why = [[The MSE for 2 to 8 bits: {all}. Sixteen weights do not follow the rule of 4 per bit: compute, or measure with many.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
