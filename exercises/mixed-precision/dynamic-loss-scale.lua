-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "Dynamic loss scaling",
  lesson = "loss-scaling",
  map = "c-loss-scaler",
  points = 3,
  task = [[Define `scaler_step(state, grads)`. `state` is a record with the loss `scale` and `good`, the number of good
steps in a row; `grads` are the gradients, scaled. Return a record with the fields `apply`, `grads`, `scale`, `good`:

- If a gradient is infinite or NaN: `apply = false`, `grads = {}`, half the scale but never below 1, `good = 0`.
- Otherwise: `apply = true`, the gradients divided by the scale they were made with, one more good step. At 2000
  good steps the scale doubles, for the next step, and `good` starts again at 0.]],
  entry = "scaler_step",
  reference = ref.scaler_step,
  starter = [[
-- state: { scale = 1024, good = 0 }; grads: a list
function scaler_step(state, grads)
  -- your code
end
]],
  cases = {
    { { scale = 1024, good = 0 }, { 2048, -512 } },
    { { scale = 1024, good = 5 }, { math.huge, 1 }, note = "an overflow" },
    { { scale = 65536, good = 1999 }, { 65536 }, note = "the 2000th good step" },
    { { scale = 1, good = 3 }, { 0 / 0 }, note = "NaN at the smallest scale" },
    hidden = {
      { { scale = 1024, good = 1999 }, { -math.huge }, note = "minus infinity" },
      { { scale = 256, good = 7 }, { 1, 0 / 0, 2 }, note = "a NaN among numbers" },
      { { scale = 8, good = 0 }, {}, note = "no gradients" },
    },
    generate = {
      count = 60,
      with = function(rng)
        local grads, n = {}, rng:integer(1, 6)
        for i = 1, n do grads[i] = rng:uniform(-1000, 1000) end
        local luck = rng:integer(1, 5)
        if luck == 1 then grads[rng:integer(1, n)] = math.huge end
        if luck == 2 then grads[rng:integer(1, n)] = 0 / 0 end
        return { scale = 2 ^ rng:integer(0, 16), good = rng:choice { 0, 17, 1998, 1999 } }, grads
      end,
    },
  },
  solution = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
  alternatives = {
    [=[
local function finite(g) return g - g == 0 end

function scaler_step(state, grads)
  local new = { apply = true, grads = {}, scale = state.scale, good = state.good + 1 }
  for i, g in ipairs(grads) do
    new.apply = new.apply and finite(g)
    new.grads[i] = g / state.scale
  end
  if not new.apply then
    new.grads, new.good, new.scale = {}, 0, math.max(1, state.scale * 0.5)
  elseif new.good >= 2000 then
    new.good, new.scale = 0, state.scale * 2
  end
  return new
end
]=],
  },
  mistakes = {
    {
      says = [[You never divided by the scale, so the optimizer sees gradients that are `scale` times too large. Return
`g / state.scale`.]],
      code = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[You applied a step with infinite gradients. One of them is enough to ruin all weights: check first, and skip.]],
      code = [=[
function scaler_step(state, grads)
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[Your scale never grows. After an early overflow it would stay low for good: double it when 2,000 steps in a row
were good.]],
      code = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[You doubled first and divided by the new scale. These gradients were made with the old one; the doubled scale
is for the next step.]],
      code = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  if good == 2000 then scale, good = scale * 2, 0 end
  for i, g in ipairs(grads) do out[i] = g / scale end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[You looked for infinities only. A NaN is not equal to anything, not even itself: test `g ~= g` as well.]],
      code = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[Your scale falls below 1. There it would shrink the gradients that it should lift: `math.max(1, scale / 2)`.]],
      code = [=[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = state.scale / 2, good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]=],
    },
    {
      says = [[After an overflow you kept the count of good steps. They have to come in a row: a bad step sets `good` back to 0.]],
      code = [[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = state.good }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g / state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]],
    },
    {
      says = [[You multiplied by the scale a second time. The loss was multiplied before the backward pass; what comes out of it is divided.]],
      code = [[
function scaler_step(state, grads)
  for _, g in ipairs(grads) do
    if g ~= g or g == math.huge or g == -math.huge then
      return { apply = false, grads = {}, scale = math.max(1, state.scale / 2), good = 0 }
    end
  end
  local out, scale, good = {}, state.scale, state.good + 1
  for i, g in ipairs(grads) do out[i] = g * state.scale end
  if good == 2000 then scale, good = scale * 2, 0 end
  return { apply = true, grads = out, scale = scale, good = good }
end
]],
    },
  },
  hints = {
    "Check first; divide, then count and perhaps double.",
    "A gradient is bad where `g ~= g` or `math.abs(g) == math.huge`. Divide by `state.scale`, not by the new scale.",
    "Bad: return at once with half the scale, at least 1. Good: `good = state.good + 1`, and at 2000 double the scale and set `good` to 0.",
  },
  why = [[The scale climbs until it touches the ceiling and steps back: it needs no tuning, and costs a skipped step now and
then.]],
  sources = { "Micikevicius et al. 2017, arXiv:1710.03740", "PyTorch, torch.amp.GradScaler (65536, 2000 steps)" },
}
