-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "A budget that is half as large as it should be",
  lesson = "kv-cache",
  map = "b42",
  points = 2,
  task = [[This function should return the bytes of the KV cache of one sequence. It says half of what the server
then uses. Which line is wrong? Repair it.]],
  program = [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  local per_token = layers * heads * head_size
  local n = per_token * tokens
  return n * bits / 8
end
]],
  line = 2,
  says = [[Yes. It counts one vector for every head and layer. There are two: a key and a value.]],
  entry = "kv_bytes",
  reference = function(layers, heads, head_size, tokens, bits)
    return ref.kv_cache_bytes(layers, heads, head_size, tokens, 1, bits)
  end,
  cases = {
    { 32, 32, 128, 1, 16, note = "one token" },
    { 32, 8, 128, 8192, 4, note = "8,192 tokens in 4 bits" },
    hidden = { { 1, 1, 64, 3, 8, note = "one head" } },
    generate = {
      count = 50,
      with = function(rng)
        return rng:integer(1, 96), rng:choice { 1, 4, 8, 32 }, rng:choice { 64, 80, 128 }, rng:integer(1, 5000), rng:choice { 4, 8, 16 }
      end,
    },
  },
  solution = [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  local per_token = 2 * layers * heads * head_size -- keys and values
  local n = per_token * tokens
  return n * bits / 8
end
]],
  alternatives = {
    [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  local numbers = layers * heads * head_size * tokens
  local keys, values = numbers, numbers
  return (keys + values) * bits / 8
end
]],
  },
  mistakes = {
    { line = 1, says = [[The arguments are what the formula needs: layers, KV heads, head size, tokens, bits.
Count the vectors that each head keeps.]] },
    { line = 3, says = [[Every token adds the same number of values: the cache is linear in the sequence. Look at
what one token adds.]] },
    { line = 4, says = [[Bits to bytes is a division by 8. That is right. Look at how many numbers there are.]] },
    {
      says = [[You squared the tokens. The attention *scores* are tokens x tokens, but they are not kept; the
cache grows by the same amount with each token.]],
      code = [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  local per_token = layers * heads * head_size
  local n = per_token * tokens * tokens
  return n * bits / 8
end
]],
    },
    {
      says = [[You took a query beside key and value. A query is used once and thrown away; the cache holds two
vectors for each head, not three.]],
      code = [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  local per_token = 3 * layers * heads * head_size
  local n = per_token * tokens
  return n * bits / 8
end
]],
    },
    {
      says = [[Your program still counts one vector for each head. That is the keys, or the values; the cache
keeps both.]],
      code = [[
function kv_bytes(layers, heads, head_size, tokens, bits)
  return layers * heads * head_size * tokens * bits / 8
end
]],
    },
  },
  hints = {
    "Which vectors does attention need again for every later token?",
    "A head compares the new query with all old keys and then mixes all old values.",
    "`per_token` counts one vector of `head_size` numbers for each head. How many are kept?",
  },
  why = [[The V is in the name and still is forgotten. The check is one measurement: allocate a cache of one token
and look at the memory.]],
  sources = { "Liu et al. 2024, arXiv:2402.02750" },
}
