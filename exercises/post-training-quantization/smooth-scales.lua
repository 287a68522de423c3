-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The smoothing scales of a layer",
  lesson = "smoothquant",
  map = "c-smooth-scales",
  points = 2,
  task = [[Define `smooth_scales(xmax, wmax, alpha)`. `xmax[j]` is the largest activation of input channel j,
`wmax[j]` its largest weight, both as magnitudes. Return the list of scales:
`xmax[j] ^ alpha / wmax[j] ^ (1 - alpha)`.

A channel where either maximum is 0 is dead: its scale is 1.]],
  entry = "smooth_scales",
  reference = ref.smooth_scales,
  starter = [[
-- xmax, wmax: largest magnitudes of each input channel; alpha: 0 to 1.
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    s[j] = 0 -- your code
  end
  return s
end
]],
  cases = {
    { { 10, 0.2, 0.2 }, { 0.2, 2, 1.5 }, 0.5, note = "half and half" },
    { { 10, 0.2, 0.2 }, { 0.2, 2, 1.5 }, 0, note = "alpha 0: the weights decide" },
    { { 10, 0.2, 0.2 }, { 0.2, 2, 1.5 }, 1, note = "alpha 1: the activations decide" },
    { { 0, 5 }, { 1, 0 }, 0.5, note = "two dead channels" },
    hidden = {
      { { 70, 1, 3 }, { 0.5, 0.5, 0.9 }, 0.8, note = "alpha 0.8" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, xmax, wmax = rng:integer(1, 8), {}, {}
        for j = 1, n do
          xmax[j], wmax[j] = rng:uniform(0.1, 80), rng:uniform(0.02, 3)
          if rng:integer(1, 10) == 1 then xmax[j] = 0 end
        end
        return xmax, wmax, rng:uniform(0.05, 0.95)
      end,
    },
  },
  solution = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    if xmax[j] == 0 or wmax[j] == 0 then
      s[j] = 1
    else
      s[j] = xmax[j] ^ alpha / wmax[j] ^ (1 - alpha)
    end
  end
  return s
end
]],
  alternatives = {
    [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j, x in ipairs(xmax) do
    local w = wmax[j]
    s[j] = (x > 0 and w > 0) and math.exp(alpha * math.log(x) - (1 - alpha) * math.log(w)) or 1
  end
  return s
end
]],
  },
  mistakes = {
    {
      says = [[You multiplied the two powers. That is the common maximum of the channel at alpha = 0.5; the
scale is their quotient.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    local dead = xmax[j] == 0 or wmax[j] == 0
    s[j] = dead and 1 or xmax[j] ^ alpha * wmax[j] ^ (1 - alpha)
  end
  return s
end
]],
    },
    {
      says = [[You exchanged the exponents. `alpha` belongs to the activations and `1 - alpha` to the weights;
at 0.5 nobody notices, elsewhere the load moves the wrong way.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    local dead = xmax[j] == 0 or wmax[j] == 0
    s[j] = dead and 1 or xmax[j] ^ (1 - alpha) / wmax[j] ^ alpha
  end
  return s
end
]],
    },
    {
      says = [[You used the activations alone. Divide by `wmax[j] ^ (1 - alpha)`: how much a channel's weights
can take depends on how large they are.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    local dead = xmax[j] == 0 or wmax[j] == 0
    s[j] = dead and 1 or xmax[j] ^ alpha
  end
  return s
end
]],
    },
    {
      says = [[A dead channel gets 0 or infinity from the formula, and the next division spreads it. Give the
scale 1 where either maximum is 0.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do s[j] = xmax[j] ^ alpha / wmax[j] ^ (1 - alpha) end
  return s
end
]],
    },
    {
      says = [[You returned 1/s, the factor for the activations. The scale divides the activations and
multiplies the weights: the activations' power stands on top.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do
    local dead = xmax[j] == 0 or wmax[j] == 0
    s[j] = dead and 1 or wmax[j] ^ (1 - alpha) / xmax[j] ^ alpha
  end
  return s
end
]],
    },
    {
      says = [[You took the square root of the quotient, which is alpha = 0.5. Use `alpha`: elsewhere the load is not halved.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do s[j] = (xmax[j] == 0 or wmax[j] == 0) and 1 or math.sqrt(xmax[j] / wmax[j]) end
  return s
end
]],
    },
    {
      says = [[You took both maxima to the power alpha. The weights' exponent is `1 - alpha`: what is taken from one side the other gets.]],
      code = [[
function smooth_scales(xmax, wmax, alpha)
  local s = {}
  for j = 1, #xmax do s[j] = (xmax[j] == 0 or wmax[j] == 0) and 1 or (xmax[j] / wmax[j]) ^ alpha end
  return s
end
]],
    },
  },
  hints = {
    "s = (largest activation to the power alpha) / (largest weight to the power 1 - alpha).",
    "For the first channel at alpha = 0.5: 10 ^ 0.5 / 0.2 ^ 0.5. Where a maximum is 0: 1.",
    "In the loop: if `xmax[j] == 0 or wmax[j] == 0` then 1, else `xmax[j] ^ alpha / wmax[j] ^ (1 - alpha)`.",
  },
  why = [[The whole method is this line and two multiplications. Everything else is finding `xmax` with
representative data, since it is the one thing here that depends on the input.]],
  sources = { "Xiao et al. 2022, arXiv:2211.10438" },
}
