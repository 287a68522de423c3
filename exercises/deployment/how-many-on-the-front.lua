-- SPDX-License-Identifier: MIT
local letters = { "A", "B", "C", "D", "E" }

-- The variables of five plans {GB, score}: their text, how many are on the front, and which.
local function plans(points)
  local listed, records, front = {}, {}, {}
  for i, p in ipairs(points) do
    listed[i] = ("%s (%g, %g)"):format(letters[i], p[1], p[2])
    records[i] = { cost = p[1], quality = p[2] }
  end
  for i, k in ipairs(ref.pareto(records)) do front[i] = letters[math.tointeger(k)] end
  return { plans = table.concat(listed, ", "), count = #front, front = table.concat(front, ", ") }
end

return {
  kind = "number",
  title = "How many plans are left?",
  lesson = "pareto",
  map = "b35",
  task = [[Five plans (GB, score): {plans}. How many of them are on the Pareto front?]],
  vars = {
    canonical = plans { { 14, 60 }, { 7, 59.8 }, { 7, 59 }, { 5, 57 }, { 3.9, 58 } },
    draw = function(rng)
      while true do
        local points = {}
        for i = 1, 5 do points[i] = { rng:choice { 3.9, 4.5, 5, 7, 8, 14 }, rng:integer(112, 121) / 2 } end
        local drawn = plans(points)
        if drawn.count == 2 or drawn.count == 3 then return drawn end
      end
    end,
  },
  answer = function(v) return v.count end,
  unit = "plans",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = 5,
      says = [[You kept them all. Compare each with the others: is there one that costs no more and scores no less, and is better in
one of the two?]],
    },
    {
      value = 4,
      says = [[You removed too few. Look twice: for a plan with a rival at the same cost, and for one with a rival that is smaller
*and* scores more.]],
    },
    {
      value = 1,
      says = [[That is the plan with the best score, or the smallest. The front holds every plan that no other beats on both
counts.]],
    },
  },
  hints = {
    "A plan is out as soon as one other is at least as good in both and better in one.",
    "Sort the plans by size, the smallest first; of equal sizes the best score first.",
    "Walk up that list: a plan stays if it scores more than every smaller one. How many stay?",
  },
  why = [[{front}. Each of the others meets a plan that costs no more, scores no less, and is better in one of the two.]],
  sources = { "Kung, Luccio and Preparata 1975, JACM 22(4), 469-476" },
}
