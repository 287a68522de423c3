-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "A ratio below one",
  lesson = "compression-ratio",
  map = "w0-7",
  points = 2,
  task = [[For 14 GB that became 3.5 GB this function returns 0.25. Which line is wrong? Name it and repair the program.]],
  program = [[
function compression_ratio(orig_gb, comp_gb)
  local ratio = comp_gb / orig_gb
  return ratio
end
]],
  line = 2,
  says = [[Line 2 divides new by old. The ratio is original over compressed: `orig_gb / comp_gb`, 4 for these sizes.]],
  entry = "compression_ratio",
  reference = ref.compression_ratio,
  cases = {
    { 14, 3.5, note = "FP16 to plain INT4" },
    { 14, 3.71875, note = "4.25 bits for each weight" },
    { 3.5, 14, note = "a file that grew: the ratio is below 1" },
    hidden = { { 26, 26, note = "nothing happened" } },
    generate = {
      count = 50,
      with = function(rng) return rng:uniform(1, 800), rng:uniform(0.5, 400) end,
    },
  },
  solution = [[
function compression_ratio(orig_gb, comp_gb)
  local ratio = orig_gb / comp_gb
  return ratio
end
]],
  alternatives = {
    [[
function compression_ratio(orig_gb, comp_gb)
  return orig_gb / comp_gb
end
]],
  },
  mistakes = {
    { line = 1, says = [[The order of the arguments is fine: original first, as the names say. Look at what is done with them.]] },
    { line = 3, says = [[Returning is fine; the value was already wrong when it was computed, one line above.]] },
    { line = 4, says = [[`end` only closes the function. Look for the line that computes.]] },
    { says = [[The division is still new over old, so 14 GB and 3.5 GB give 0.25. Exchange the two sizes on line 2.]],
      code = [[
function compression_ratio(orig_gb, comp_gb)
  local ratio = comp_gb / orig_gb
  return ratio
end
]] },
    { says = [[You subtracted: 10.5 is the saving in GB. A ratio divides the original size by the compressed one.]],
      code = [[
function compression_ratio(orig_gb, comp_gb)
  local ratio = orig_gb - comp_gb
  return ratio
end
]] },
    { says = [[You took the larger size over the smaller, so a file that grew also looks compressed: 3.5 GB to
14 GB should give 0.25. Divide the original by the compressed size, whichever is larger.]],
      code = [[
function compression_ratio(orig_gb, comp_gb)
  local ratio = math.max(orig_gb, comp_gb) / math.min(orig_gb, comp_gb)
  return ratio
end
]] },
  },
  hints = {
    "Compression ratio = original / compressed.",
    "14 / 3.5 = 4, and 3.5 / 14 = 0.25. Which of the two does the program compute?",
    "One line holds the only division. Its two operands have to change places.",
  },
  why = [[Keep the original on top and a ratio below 1 is an alarm: the "compressed" file is larger.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
