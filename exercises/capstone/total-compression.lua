-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Prune and quantize",
  lesson = "capstone",
  map = "w9-1",
  task = [[13B in FP16 take 26 GB. Remove {percent}% of the structures, then store the rest in {bits} bits, exactly (no scales). By which
factor has the model become smaller in all?]],
  vars = {
    canonical = { percent = 50, bits = 4 },
    draw = function(rng)
      return rng:choice {
        { percent = 75, bits = 8 }, { percent = 75, bits = 4 }, { percent = 60, bits = 4 },
        { percent = 80, bits = 8 }, { percent = 20, bits = 4 }, { percent = 60, bits = 8 },
      }
    end,
  },
  answer = function(v) return 16 / v.bits / (1 - v.percent / 100) end,
  unit = "x",
  tolerance = { rel = 1e-9 },
  mistakes = {
    {
      value = function(v) return 16 / v.bits + 1 / (1 - v.percent / 100) end,
      says = [[You added the two factors. Each step takes its share of what the one before it left, so they multiply.]],
    },
    {
      value = function(v) return 16 / v.bits end,
      says = [[That is the quantization alone. The pruned structures are gone as well: divide by what is left, 1 -
{percent}/100.]],
    },
    {
      value = function(v) return 26 * (1 - v.percent / 100) * v.bits / 16 end,
      says = [[That is the final size in GB. The question asks for the factor, 26 GB divided by it.]],
    },
    {
      value = function(v) return 1 / (1 - v.percent / 100) end,
      says = [[That is the pruning alone. Going from 16 to {bits} bits makes what is left smaller once more.]],
    },
  },
  hints = {
    "The factors of the two steps multiply.",
    "Pruning: 1 / (1 - {percent}/100). Bits: 16 / {bits}.",
    "1 / (1 - {percent}/100) x 16 / {bits}.",
  },
  why = [[The same from the sizes: 26 GB over what is left. Half of the structures at 4 bits are 3.25 GB; with scales, at 4.25 bits, it
is 3.45 GB and 7.53 times.]],
  sources = { "Touvron et al. 2023, arXiv:2302.13971" },
}
