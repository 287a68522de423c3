-- SPDX-License-Identifier: MIT
-- The three rows of the lesson's figure at seed 42: standard deviations 0.1, 1 and 3, eight weights each.
local w = {}
do
  local r = rng.legacy(42)
  for _, sigma in ipairs { 0.1, 1, 3 } do
    for _, x in ipairs(r:normal(8, 0, sigma)) do w[#w + 1] = x end
  end
end
local function gain(bits) return ref.group_rmse(w, bits, 24) ^ 2 / ref.group_rmse(w, bits, 8) ^ 2 end

return {
  kind = "number",
  title = "What the mean says",
  lesson = "per-tensor-per-channel",
  map = "t5",
  task = [[Three rows of eight normal weights with standard deviations 0.1, 1 and 3: those of the figure at
seed 42 (NumPy's `np.random.seed(42)`, row by row). Symmetric, {bits} bits. What is the MSE of all weights
with one scale divided by their MSE with three scales?]],
  vars = {
    canonical = { bits = 4 },
    draw = function(rng) return { bits = rng:integer(3, 6) } end,
  },
  answer = function(v) return gain(v.bits) end,
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v) return 1 / gain(v.bits) end,
      says = [[You divided the other way round. One scale makes the larger error, and it goes on top.]],
    },
    {
      value = 9,
      says = [[9 is 3 squared, as if the error followed the widest standard deviation. That row has the same
error in both cases. Average the squared errors of all three rows.]],
    },
    {
      value = 30,
      says = [[30 is the ratio of the widest to the narrowest standard deviation. It tells how different the
steps are, not what the mean gains. Divide the two MSEs in the table's last line.]],
    },
  },
  hints = {
    "Gain = MSE with one scale / MSE with one scale per row, each over all 24 weights.",
    "Set `bits` to {bits} and `seed` to 42 in the figure; the table's last line has both MSEs.",
    "Rows are equally long, so each MSE is also the mean of its three row errors. Divide the two.",
  },
  why = [[At 4 bits it is 0.019781 / 0.011072. The narrow row improves 281 times and the wide row not at all,
and the mean mostly sees the wide one.]],
  sources = { "Jacob et al. 2017, arXiv:1712.05877" },
}
