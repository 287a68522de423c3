-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Half of fifty-two",
  lesson = "everything",
  task = [[{n} GB, halved. How many GB are left?]],
  vars = { canonical = { n = 52 }, draw = function(rng) return { n = 2 * rng:integer(1, 50) } end },
  answer = function(v) return v.n / 2 end,
  unit = "GB",
  tolerance = { abs = 0.01 },
  mistakes = { { value = function(v) return v.n end, says = [[That is the whole; you were asked for half of it.]] } },
  hints = { "Divide.", "Divide {n} by two." },
  why = [[Halves are half as large.]],
}
