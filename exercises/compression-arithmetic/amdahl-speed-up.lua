-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "What the rest of the token costs",
  lesson = "why-bits-are-speed",
  map = "b18",
  task = [[{percent}% of a token's time is reading weights. Smaller weights make that part {factor} times as fast;
the rest stays as it is. How many times as fast is the whole token? Two decimals.]],
  vars = {
    canonical = { percent = 80, factor = 4 },
    draw = function(rng) return { percent = rng:choice { 60, 70, 80, 90 }, factor = rng:choice { 2, 4, 8 } } end,
  },
  answer = function(v) return 1 / (1 - v.percent / 100 + v.percent / 100 / v.factor) end,
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return v.factor end,
      says = [[You sped up everything. Only {percent}% of the time is reading; the rest takes as long as before (Amdahl's law).]] },
    { value = function(v) return v.percent / 100 * v.factor end,
      says = [[You multiplied the share by the factor. Add up the times instead: the part that stays, plus the reading part divided by {factor}.]] },
    { value = function(v) return 1 / (1 - v.percent / 100) end,
      says = [[That is the limit if reading took no time at all. It still takes 1/{factor} of what it took.]] },
    {
      value = function(v) return 1 - v.percent / 100 + v.percent / 100 / v.factor end,
      says = [[That is the share of the time that is left. The speed-up is one over it.]],
    },
    {
      value = function(v) return 100 * (1 - (1 - v.percent / 100 + v.percent / 100 / v.factor)) end,
      says = [[That is the percentage of the time that is saved. The speed-up is the old time over the new one.]],
    },
  },
  hints = {
    "Amdahl's law: $1 / ((1-f) + f/R)$, with f the share that gets faster and R how much faster it gets.",
    "f = {percent}/100 and R = {factor}.",
    "Set the old token to 1. The new one takes (1 - f) + f/{factor}; the speed-up is 1 over that.",
  },
  why = [[Once reading has shrunk, the rest is what you see. That is why a 4x smaller model is rarely 4x faster from end to end.]],
  sources = { "Amdahl 1967, AFIPS Conference Proceedings 30, 483-485" },
}
