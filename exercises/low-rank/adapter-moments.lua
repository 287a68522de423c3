-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The moments of an adapter",
  lesson = "optimizer-memory",
  map = "p9",
  task = [[QLoRA trains {adapters} adapter parameters on a frozen base of {billions} billion. How many GB do Adam's two FP32
moments take?]],
  vars = {
    canonical = { adapters = 16777216, billions = 7 },
    draw = function(rng)
      local shape = rng:choice { { 32, 4096, 7 }, { 40, 5120, 13 }, { 60, 6656, 33 }, { 80, 8192, 65 } }
      return { adapters = 8 * shape[1] * shape[2] * rng:choice { 8, 16, 32, 64 }, billions = shape[3] }
    end,
  },
  answer = function(v) return v.adapters * 8 / 1e9 end,
  unit = "GB",
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v) return v.billions * 8 end,
      says = [[You gave moments to the frozen base. It has no gradient, so it has none: only the adapters are trained.]],
    },
    {
      value = function(v) return v.adapters * 12 / 1e9 end,
      says = [[12 bytes contain an FP32 master copy. The two moments are 8 bytes.]],
    },
    {
      value = function(v) return v.adapters * 2 / 1e9 end,
      says = [[That is the adapters themselves in 16 bits. Each of their numbers also has two moments of 4 bytes.]],
    },
    {
      value = function(v) return v.adapters * 8 / 2 ^ 30 end,
      says = [[That is GiB, units of 2^30 bytes. A GB is 10^9 bytes in this course.]],
    },
  },
  hints = {
    "Trained parameters x 8 bytes.",
    "{adapters} x 8 bytes; the {billions} billion of the base do not enter.",
    "Divide the bytes by 10^9.",
  },
  why = [[For 7 billion trained parameters the moments would be 56 GB. Freezing the base removes all of it, before any bit of
the base is saved.]],
  sources = { "Dettmers et al. 2023, arXiv:2305.14314" },
}
