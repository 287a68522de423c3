-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Model size",
  lesson = "bits-and-bytes",
  map = "c-model-size",
  points = 2,
  task = [[Define `model_size_gb(params, bits)`: the decimal gigabytes ($10^9$ bytes) that `params` numbers of
`bits` bits each take. `bits` may be a fraction such as 4.5, the average that a format with scales needs.]],
  entry = "model_size_gb",
  reference = ref.model_size_gb,
  starter = [[
function model_size_gb(params, bits)
  -- params: how many numbers; bits: bits for each of them; return GB
end
]],
  cases = {
    { 13e9, 16, note = "13B in FP16" },
    { 7e9, 4, note = "7B in INT4" },
    { 70e9, 8, note = "70B in INT8" },
    { 46.7e9, 4.5, note = "a fraction of a bit for each weight" },
    { 0, 16, note = "no parameters" },
    hidden = {
      { 7e9, 3, note = "three bits" },
      { 1, 8, note = "one byte" },
    },
    generate = {
      count = 100,
      with = function(rng)
        return rng:integer(1, 4000) * 1e8, rng:choice { 2, 3, 4, 4.125, 4.25, 4.5, 5, 6, 8, 16, 32 }
      end,
    },
  },
  solution = [[
function model_size_gb(params, bits)
  local bytes = params * bits / 8
  return bytes / 1e9
end
]],
  alternatives = {
    [[
function model_size_gb(params, bits)
  return (params / 1e9) * (bits / 8)
end
]],
  },
  mistakes = {
    { says = [[You took bits for bytes: `params * bits / 1e9` are gigabits, 8 times too many. Divide by 8 as well.]],
      code = [[
function model_size_gb(params, bits)
  return params * bits / 1e9
end
]] },
    { says = [[You divided by $2^{30}$: those are GiB, and 13B in FP16 comes out as 24.2 instead of 26. A GB is $10^9$ bytes.]],
      code = [[
function model_size_gb(params, bits)
  return params * bits / 8 / 2 ^ 30
end
]] },
    { says = [[You rounded each weight up to whole bytes, so 4 bits cost as much as 8. Codes are packed: two
4-bit codes share a byte. Keep `bits / 8` as a fraction.]],
      code = [[
function model_size_gb(params, bits)
  return params * math.ceil(bits / 8) / 1e9
end
]] },
    { says = [[You used 2 bytes for every weight, whatever `bits` says: right for 16 bits only. Use `bits / 8`.]],
      code = [[
function model_size_gb(params, bits)
  return params * 2 / 1e9
end
]] },
    { says = [[You divided by $10^6$: those are megabytes, 1000 times too many. A GB is $10^9$ bytes.]],
      code = [[
function model_size_gb(params, bits)
  return params * bits / 8 / 1e6
end
]] },
  },
  hints = {
    "Bits become bytes by one division, bytes become GB by another.",
    "For 7 billion parameters at 4 bits: 7e9 x 4 = 28e9 bits, / 8 = 3.5e9 bytes, / 1e9 = 3.5 GB.",
    "Return `params * bits`, divided by 8, divided by `1e9`. No rounding anywhere.",
  },
  why = [[It is the formula behind every "does it fit" question. Fractions of a bit must work,
because a format that stores one 16-bit scale for 32 weights really costs 4.5 bits for each weight.]],
  sources = { "IEC 80000-13:2008 (kilo is 1000, kibi is 1024)" },
}
