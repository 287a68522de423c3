-- SPDX-License-Identifier: MIT
-- Sixteen normals of a seed, rounded to three decimals; their INT4 codes, and how many differ.
local function case(seed)
  local v = { seed = seed, list = {}, divided = {}, codes = {}, n = 0, near_tie = false }
  local w = rng.default(seed):normal(16)
  local rounded = {}
  for i = 1, 16 do
    rounded[i] = ref.round_half_even(w[i] * 1000) / 1000
    v.list[i] = ("%.3f"):format(rounded[i])
  end
  local made, seen = ref.symmetric(rounded, 4), {}
  v.max, v.scale = ref.absmax(rounded), ref.round_half_even(made.scale * 1e4) / 1e4
  for i = 1, 16 do
    local at = rounded[i] / made.scale
    v.divided[i] = ("%.2f"):format(at)
    v.near_tie = v.near_tie or math.abs(math.abs(at) % 1 - 0.5) < 0.02
    if not seen[made.q[i]] then v.n, seen[made.q[i]] = v.n + 1, true end
  end
  for q = -7, 7 do if seen[q] then v.codes[#v.codes + 1] = ("%d"):format(q) end end
  v.has_zero = seen[0] ~= nil
  for _, name in ipairs { "list", "divided", "codes" } do v[name] = table.concat(v[name], ", ") end
  return v
end

return {
  kind = "number",
  title = "How many codes occur",
  lesson = "error-vs-bits",
  map = "t3",
  task = [[Sixteen weights, drawn from a normal distribution (the first 16 of seed {seed}, as in the figures of this lesson), rounded to three decimals:

{list}

They are quantized to symmetric INT4, with scale {max}/7 = {scale}. How many of the 16 codes occur?]],
  vars = {
    canonical = case(2),
    draw = function(rng)
      while true do
        local v = case(rng:integer(3, 99))
        if not v.near_tie and v.has_zero and v.n < 14 then return v end
      end
    end,
  },
  answer = function(v) return v.n end,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 16, says = [[You counted all codes of the grid. Only those that one of the 16 weights falls on occur; the outer ones need large weights, and there are few.]] },
    { value = 15, says = [[You counted all codes but -8, which indeed cannot occur. But most of the outer ones have no weight either: divide each weight by {scale} and round.]] },
    { value = function(v) return v.n - 1 end, says = [[One too few: did you leave out code 0? Every weight below half a step rounds to it.]] },
  },
  hints = {
    "Code = round(w / s). Count the different ones.",
    "Divide by the scale, {max}/7: {divided}. Round each.",
    "The codes lie among -7 to 7, with 0 between the negative and the positive ones. Count each once.",
  },
  why = [[The codes are {codes}. -8 cannot occur, because |w|/s is never above 7. Uniform steps spend most codes where normal
data has few values.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
