-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Milliseconds per token",
  lesson = "why-bits-are-speed",
  map = "c-token-time",
  points = 2,
  task = [[Define `token_ms(params, bits, gbps)`: the milliseconds that one token takes when all that counts is
reading every weight once. `params` is the number of weights, `bits` the bits of each (4.5 is allowed), `gbps` the
bandwidth in gigabytes ($10^9$ bytes) per second.]],
  entry = "token_ms",
  reference = ref.token_ms,
  starter = [[
function token_ms(params, bits, gbps)
  -- gbps is in gigabytes per second; return milliseconds
end
]],
  cases = {
    { 7e9, 16, 2000, note = "7B in FP16 on a 2 TB/s GPU" },
    { 7e9, 4, 2000, note = "the same in INT4" },
    { 7e9, 4.5, 50, note = "4.5 bits on a 50 GB/s CPU" },
    hidden = {
      { 70e9, 8, 3350, note = "70B in INT8" },
      { 1.5e9, 4, 20, note = "1.5B in INT4 at 20 GB/s" },
    },
    generate = {
      count = 100,
      with = function(rng)
        return rng:integer(1, 700) * 1e8, rng:choice { 2, 3, 4, 4.25, 4.5, 8, 16 }, rng:integer(10, 4000)
      end,
    },
  },
  solution = [[
function token_ms(params, bits, gbps)
  local bytes = params * bits / 8
  local seconds = bytes / (gbps * 1e9)
  return seconds * 1000
end
]],
  alternatives = {
    [[
function token_ms(params, bits, gbps)
  local gb = params * bits / 8e9
  return 1e3 * gb / gbps
end
]],
  },
  mistakes = {
    { says = [[You returned seconds. 14 GB at 2000 GB/s take 0.007 s, which is 7 ms: multiply by 1000.]],
      code = [[
function token_ms(params, bits, gbps)
  return params * bits / 8 / (gbps * 1e9)
end
]] },
    { says = [[You read the bandwidth as gigabits per second, so the time is 8 times too long. Memory bandwidth
is given in gigabytes: compare bytes with bytes.]],
      code = [[
function token_ms(params, bits, gbps)
  return params * bits / (gbps * 1e9) * 1000
end
]] },
    { says = [[You returned tokens per second. The time of one token is the inverse: bytes over bandwidth, in ms.]],
      code = [[
function token_ms(params, bits, gbps)
  return gbps * 1e9 / (params * bits / 8)
end
]] },
    { says = [[You counted every weight twice. A multiply-add is two operations but one read: each weight crosses the bus once for a token.]],
      code = [[
function token_ms(params, bits, gbps)
  return 2 * params * bits / 8 / (gbps * 1e9) * 1000
end
]] },
    {
      says = [[You took 2 bytes for every weight, whatever `bits` says: right for 16 bits only. A weight has `bits / 8` bytes.]],
      code = [[
function token_ms(params, bits, gbps)
  return params * 2 / (gbps * 1e9) * 1000
end
]],
    },
  },
  hints = {
    "Time = bytes / bandwidth, then seconds to milliseconds.",
    "7e9 x 16 / 8 = 14e9 bytes; 2000 GB/s = 2e12 bytes/s; 14e9 / 2e12 = 0.007 s = 7 ms.",
    "Three steps: bytes = params * bits / 8; seconds = bytes / (gbps * 1e9); return seconds * 1000.",
  },
  why = [[It is a lower bound: KV cache, arithmetic and launch times come on top. A measured token that is
faster than this means that some weights were not read, as in a mixture of experts.]],
  sources = { "Pope et al. 2022, arXiv:2211.05102" },
}
