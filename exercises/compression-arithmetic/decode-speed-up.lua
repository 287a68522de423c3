-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The speed-up of decoding",
  lesson = "why-bits-are-speed",
  map = "w0-4",
  task = [[A GPU reads its memory at {bandwidth} TB/s. A decoding step must read all weights once. Compare a
{before} GB FP16 model with its {after} GB version in {bits} bits: what is the theoretical speed-up?]],
  vars = {
    canonical = { bandwidth = 2, before = 14, after = 3.5, bits = 4 },
    draw = function(rng)
      local params, bits = rng:choice { 7, 13, 34, 70 }, rng:choice { 4, 8 }
      return { bandwidth = rng:choice { 1.555, 2, 3.35 }, before = 2 * params,
               after = params * bits / 8, bits = bits }
    end,
  },
  answer = function(v) return v.before / v.after end,
  tolerance = { abs = 0.01 },
  mistakes = {
    { value = function(v) return v.after / v.before end,
      says = [[You divided the new time by the old. A speed-up is old time over new time, so it is above 1 when things get faster.]] },
    { value = function(v) return v.before / v.bandwidth end,
      says = [[Those are the milliseconds that the FP16 model takes for one token. Divide them by the milliseconds of the smaller one.]] },
    { value = function(v) return v.after / v.bandwidth end,
      says = [[Those are the milliseconds for one token of the smaller model. The speed-up is the FP16 time over this.]] },
    { value = 1,
      says = [[You took the multiplications for the limit: there are as many as before. At batch 1 the time goes into reading bytes, and there are fewer of them.]] },
  },
  hints = {
    "Time per token = bytes / bandwidth; speed-up = old time / new time.",
    "Old: {before} GB / {bandwidth} TB/s. New: {after} GB / {bandwidth} TB/s. (GB over TB/s gives ms.)",
    "The bandwidth cancels: {before} / {after} is left.",
  },
  why = [[The machine cancels, so a memory-bound speed-up is the ratio of bytes, on any hardware. For 14 GB
and 3.5 GB at 2 TB/s it is 7 ms against 1.75 ms.]],
  sources = { "Pope et al. 2022, arXiv:2211.05102" },
}
