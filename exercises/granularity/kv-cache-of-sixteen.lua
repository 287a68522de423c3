-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Sixteen sequences at once",
  lesson = "kv-cache",
  map = "b10",
  task = [[{layers} layers, {heads} KV heads, head size 128. A server holds {batch} sequences of {tokens} tokens
each, with the cache in {bits} bits. How many GB (10⁹ bytes) is the cache? Leave the scales out.]],
  unit = "GB",
  vars = {
    canonical = { layers = 32, heads = 8, tokens = 8192, batch = 16, bits = 4 },
    draw = function(rng)
      return {
        layers = rng:choice { 32, 40, 80 }, heads = rng:choice { 8, 16 }, tokens = rng:choice { 4096, 8192, 32768 },
        batch = rng:choice { 8, 16, 64 }, bits = rng:choice { 4, 8 },
      }
    end,
  },
  answer = function(v) return ref.kv_cache_bytes(v.layers, v.heads, 128, v.tokens, v.batch, v.bits) / 1e9 end,
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v) return ref.kv_cache_bytes(v.layers, v.heads, 128, v.tokens, v.batch, 16) / 1e9 end,
      says = [[That is the cache in FP16 (or, at 4 bits, four times too many heads). The question has {bits}
bits and {heads} KV heads.]],
    },
    {
      value = function(v) return ref.kv_cache_bytes(v.layers, v.heads, 128, v.tokens, 1, v.bits) / 1e9 end,
      says = [[That is one sequence. Nobody shares a cache here: multiply by the {batch} sequences.]],
    },
    {
      value = function(v) return ref.kv_cache_bytes(v.layers, v.heads, 128, v.tokens, v.batch, v.bits) / 2 ^ 30 end,
      says = [[You divided by 2^30, which gives GiB. The question asks for GB: divide the bytes by 10^9.]],
    },
    {
      value = function(v) return ref.kv_cache_bytes(v.layers, v.heads, 128, v.tokens, v.batch, v.bits) / 2e9 end,
      says = [[That is half of it: keys or values, not both.]],
    },
  },
  hints = {
    "Bytes = 2 x layers x KV heads x head size x tokens x sequences x bits / 8.",
    "2 x {layers} x {heads} x 128 x {tokens} x {batch} x {bits} / 8 bytes.",
    "Compute the product, then divide by 1,000,000,000.",
  },
  why = [[In FP16 the canonical server would need 17.2 GB for this, more than the 16 GB weights of an 8B model.
At 4 bits the same memory holds four times as many sequences.]],
  sources = { "Liu et al. 2024, arXiv:2402.02750" },
}
