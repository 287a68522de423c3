-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The bytes of a KV cache",
  lesson = "kv-cache",
  map = "c-kv-bytes",
  points = 2,
  task = [[Define `kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)`: the bytes of the keys and values of
`batch` sequences of `seq` tokens each, in a model with `layers` layers of `kv_heads` KV heads with `head_dim` numbers,
every number stored in `bits` bits.]],
  entry = "kv_cache_bytes",
  reference = ref.kv_cache_bytes,
  starter = [[
-- layers, kv_heads, head_dim: of the model; seq: tokens of a sequence; batch: sequences; bits: of a number.
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 0 -- your code
end
]],
  cases = {
    { 32, 32, 128, 4096, 1, 16, note = "4,096 tokens in FP16" },
    { 32, 8, 128, 8192, 1, 16, note = "8 KV heads" },
    { 32, 8, 128, 8192, 16, 4, note = "16 sequences in 4 bits" },
    hidden = {
      { 80, 8, 128, 4096, 1, 8, note = "80 layers in 8 bits" },
      { 1, 1, 1, 1, 1, 4, note = "one key and one value of 4 bits" },
    },
    generate = {
      count = 100,
      with = function(rng)
        return rng:integer(1, 96), rng:choice { 1, 4, 8, 32 }, rng:choice { 64, 80, 128 }, rng:integer(1, 32768), rng:integer(1, 64), rng:choice { 2, 4, 8, 16 }
      end,
    },
  },
  solution = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * head_dim * seq * batch * bits / 8
end
]],
  alternatives = {
    [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  local vector = head_dim * bits / 8
  local token = layers * kv_heads * (vector + vector)
  return token * seq * batch
end
]],
  },
  mistakes = {
    {
      says = [[You counted one vector for each head: the keys, or the values. The cache keeps both, so the result
is twice as large.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return layers * kv_heads * head_dim * seq * batch * bits / 8
end
]],
    },
    {
      says = [[You squared the sequence length. The scores of attention are `seq` x `seq`, but they are not kept;
the cache is linear in the tokens.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * head_dim * seq ^ 2 * batch * bits / 8
end
]],
    },
    {
      says = [[You returned bits. Divide by 8.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * head_dim * seq * batch * bits
end
]],
    },
    {
      says = [[You left the batch out. Every sequence has a cache of its own: multiply by `batch`.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * head_dim * seq * bits / 8
end
]],
    },
    {
      says = [[You took 2 bytes for each number, whatever `bits` says. A cache of 4 bits is a quarter of that: use
`bits / 8`.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * head_dim * seq * batch * 2
end
]],
    },
    {
      says = [[You left the head size out. A key is not one number but `head_dim` of them: multiply.]],
      code = [[
function kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bits)
  return 2 * layers * kv_heads * seq * batch * bits / 8
end
]],
    },
  },
  hints = {
    "2 x layers x KV heads x head size x tokens x sequences x bits / 8.",
    "For the first case: 2 x 32 x 32 x 128 x 4096 x 1 x 16 / 8 = 2,147,483,648.",
    "Return the product of the five counts, times 2 for keys and values, times `bits / 8`.",
  },
  why = [[The 2 in front is the V. The heads are KV heads: a model with 32 query heads may keep only 8 of these, and
then its cache is a quarter.]],
  sources = { "Ainslie et al. 2023, arXiv:2305.13245" },
}
