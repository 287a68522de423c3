-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The size of the shipped weights",
  lesson = "capstone",
  map = "c-pipeline-size",
  points = 2,
  task = [[Define `final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)`: the GB (10^9 bytes) of a model of `params`
weights after a fraction `prune_fraction` of its structures was removed and the rest stored with `bits_per_weight` bits, scales
included. The weights had `orig_bits` bits before.]],
  entry = "final_size_gb",
  reference = ref.final_size_gb,
  starter = [[
-- params: weights; prune_fraction: 0 (nothing removed) to 1 (everything).
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  -- your code
end
]],
  cases = {
    { 13e9, 16, 0.5, 4, note = "half of 13B in 4 bits" },
    { 13e9, 16, 0, 4, note = "nothing pruned" },
    { 70e9, 16, 0.25, 4.25, note = "with scales" },
    hidden = {
      { 13e9, 16, 0.5, 16, note = "pruned only" },
      { 1e9, 32, 1, 8, note = "nothing is left" },
      { 7e9, 32, 0.3, 4.5, note = "from 32 bits" },
    },
    generate = {
      count = 60,
      with = function(rng)
        return rng:integer(1, 400) * 1e9, rng:choice { 16, 32 }, rng:uniform(0.05, 0.45), rng:choice { 2.25, 3.25, 4.25, 4.5, 8 }
      end,
    },
  },
  solution = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  return params * (1 - prune_fraction) * bits_per_weight / 8 / 1e9
end
]],
  alternatives = {
    [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  local original = params * orig_bits / 8e9
  return original * (1 - prune_fraction) * (bits_per_weight / orig_bits)
end
]],
  },
  mistakes = {
    {
      says = [[You kept what should be removed: `prune_fraction` is the part that goes, `1 - prune_fraction` the part that stays.]],
      code = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  return params * prune_fraction * bits_per_weight / 8 / 1e9
end
]],
    },
    {
      says = [[You quantized and did not prune. Multiply the weights by `1 - prune_fraction` first.]],
      code = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  return params * bits_per_weight / 8 / 1e9
end
]],
    },
    {
      says = [[You pruned and kept the original bits. The weights that are left have `bits_per_weight` bits now; `orig_bits` does not
enter the size.]],
      code = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  return params * (1 - prune_fraction) * orig_bits / 8 / 1e9
end
]],
    },
    {
      says = [[You returned the compression ratio. The question is the size: weights left x bits / 8 / 10^9.]],
      code = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  return orig_bits / ((1 - prune_fraction) * bits_per_weight)
end
]],
    },
    {
      says = [[You added the two savings and took them off together. The second step saves a share of what the first one left, so
the *remaining* shares multiply.]],
      code = [[
function final_size_gb(params, orig_bits, prune_fraction, bits_per_weight)
  local saved = prune_fraction + (1 - bits_per_weight / orig_bits)
  return params * orig_bits / 8 / 1e9 * (1 - saved)
end
]],
    },
  },
  hints = {
    "Weights that are left, times bits, over 8, over 10^9.",
    "`params * (1 - prune_fraction)` weights are left.",
    "`params * (1 - prune_fraction) * bits_per_weight / 8 / 1e9`. One argument is not needed.",
  },
  why = [[The original precision does not enter: what ships is what is left, at its new bits. It enters the ratio, and only there.]],
  sources = { "Touvron et al. 2023, arXiv:2302.13971" },
}
