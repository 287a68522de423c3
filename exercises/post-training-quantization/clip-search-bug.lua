-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "A search that always clips too much",
  lesson = "clipping",
  map = "b43",
  points = 2,
  task = [[`best_clip` should return the clip with the smallest mean squared error. It returns the smallest
clip nearly every time. Its loop, which is given, is right; what it does with one clip is below. Which line is wrong?
Repair it.]],
  given = [[
-- x cut to [-c, c].
function clamp_all(x, c)
  local y = {}
  for i = 1, #x do y[i] = math.max(-c, math.min(c, x[i])) end
  return y
end

-- y rounded to the symmetric grid that ends at its largest magnitude.
function on_grid(y, bits)
  local largest, yh = 0, {}
  for i = 1, #y do largest = math.max(largest, math.abs(y[i])) end
  local step = largest / (2 ^ (bits - 1) - 1)
  for i = 1, #y do yh[i] = step * rint(y[i] / step) end
  return yh
end

function mse(a, b)
  local sum = 0
  for i = 1, #a do sum = sum + (a[i] - b[i]) ^ 2 end
  return sum / #a
end

function best_clip(x, clips, bits)
  local best, bc = math.huge, nil
  for _, c in ipairs(clips) do
    best, bc = try_clip(x, c, bits, best, bc)
  end
  return bc
end
]],
  program = [[
function try_clip(x, c, bits, best, bc)
  local y = clamp_all(x, c)
  local yh = on_grid(y, bits)
  local e = mse(y, yh)
  if e < best then return e, c end
  return best, bc
end
]],
  line = 4,
  says = [[Yes. It compares with `y`, which the clip has already cut. Measured against `x`, what the clip
destroyed counts too.]],
  entry = "best_clip",
  reference = function(x, clips, bits) return ref.best_clip(x, clips, bits).clip end,
  cases = {
    { { 0.1, 0.4, -0.3, 0.2, 4 }, { 0.5, 1, 2, 4 }, 4, note = "one outlier in five values" },
    { { 0.40, -0.45, 0.60, -0.40, 0.45, -0.60, 0.45, 1.50 }, { 0.3, 0.6, 0.75, 1.5 }, 2, note = "the lesson's eight values" },
    hidden = {
      { { -4, 0.1, 0.4, -0.3, 0.2 }, { 1, 4 }, 4, note = "a negative outlier" },
    },
    generate = {
      count = 50,
      with = function(rng)
        local x = {}
        for i, value in ipairs(rng:normal(rng:integer(20, 60), 0, 0.5)) do x[i] = value end
        x[#x + 1] = rng:choice { 2, 3, -3, 4 } * rng:uniform(0.9, 1.1)
        return x, { 0.25, 0.5, 1.1, 1.7, 2.3, 3.1, 4.3 }, rng:integer(3, 5)
      end,
    },
  },
  solution = [[
function try_clip(x, c, bits, best, bc)
  local y = clamp_all(x, c)
  local yh = on_grid(y, bits)
  local e = mse(x, yh)
  if e < best then return e, c end
  return best, bc
end
]],
  mistakes = {
    { line = 1, says = [[The best error so far and its clip come in, and the better pair goes out. That is right. Ask
what the error measures.]] },
    { line = 2, says = [[Clipping before quantizing is intended: it is what the clip is for. Ask what the result
is compared with.]] },
    { line = 3, says = [[The clipped values go to the grid that ends at the largest of them. That is right. Ask
what the result is compared with.]] },
    { line = 5, says = [[Keeping the smallest error is right. The error itself is measured against the wrong
thing.]] },
    {
      says = [[Your program still compares with `y`, the clipped values. The clip's own damage is missing from
that: compare `yh` with `x`.]],
      code = [[
function try_clip(x, c, bits, best, bc)
  local y = clamp_all(x, c)
  local e = mse(on_grid(y, bits), y)
  if e < best then return e, c end
  return best, bc
end
]],
    },
    {
      says = [[Now you compare `x` with the clipped values and leave the rounding out. That measures clipping
alone, and the widest clip always wins: compare `x` with `yh`.]],
      code = [[
function try_clip(x, c, bits, best, bc)
  local y = clamp_all(x, c)
  local e = mse(x, y)
  if e < best then return e, c end
  return best, bc
end
]],
    },
    {
      says = [[You turned the comparison round, so the search keeps the largest error. It did keep the
smallest; what it measured was wrong.]],
      code = [[
function try_clip(x, c, bits, best, bc)
  local y = clamp_all(x, c)
  local e = mse(y, on_grid(y, bits))
  if best == math.huge or e > best then return e, c end
  return best, bc
end
]],
    },
  },
  hints = {
    "The error of a compressed tensor is its distance from the tensor that you were given.",
    "Three lists are in play: `x` as given, `y` clipped, `yh` on the grid. Which two must be compared?",
    "With `mse(y, yh)` the part that the clip cut off is in neither list. Compare `yh` with the list that still has it.",
  },
  why = [[A finer grid always fits the clipped values better, so the wrong measure rewards clipping without
end. Clip hard enough and every value is exactly plus or minus the clip: error 0.]],
  sources = { "Banner et al. 2018, arXiv:1810.05723" },
}
