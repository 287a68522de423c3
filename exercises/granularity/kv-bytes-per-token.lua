-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "One token of cache",
  lesson = "kv-cache",
  map = "b9",
  task = [[A model has {layers} layers, {heads} KV heads and a head size of {size}. Its cache is in FP16. How many
bytes does one token take?]],
  unit = "bytes",
  vars = {
    canonical = { layers = 32, heads = 32, size = 128 },
    draw = function(rng)
      return { layers = rng:choice { 24, 32, 40, 80 }, heads = rng:choice { 4, 8, 16, 32 }, size = rng:choice { 64, 128 } }
    end,
  },
  answer = function(v) return ref.kv_cache_bytes(v.layers, v.heads, v.size, 1, 1, 16) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.layers * v.heads * v.size * 2 end,
      says = [[You counted the keys or the values, not both. Every layer keeps one vector of each for every
head: double it.]],
    },
    {
      value = function(v) return 2 * v.layers * v.size * 2 end,
      says = [[You left out the heads. Each of the {heads} heads keeps a key and a value of its own, {size}
numbers long.]],
    },
    {
      value = function(v) return 2 * v.layers * v.heads * v.size * 8 end,
      says = [[You multiplied by 8 where FP16 has 2 bytes. If you counted bits you forgot a factor of 2, if
bytes you have 4 times too many.]],
    },
    {
      value = function(v) return 2 * v.layers * v.heads * v.size * 16 end,
      says = [[That is the number of bits. Divide by 8: an FP16 number is 2 bytes.]],
    },
  },
  hints = {
    "2 (keys and values) x layers x KV heads x head size x bytes of a number.",
    "Keys alone are {layers} x {heads} x {size} numbers of 2 bytes. Compute that and double it.",
    "2 x {layers} x {heads} x {size} x 2.",
  },
  why = [[With 32 layers, 32 heads and a head size of 128 it is 524,288 bytes, half a MiB, for one token; 4096
tokens are 2 GiB. With 8 KV heads (grouped-query attention) it is a quarter: 131,072.]],
  sources = { "Liu et al. 2024, arXiv:2402.02750" },
}
