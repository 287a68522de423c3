-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The distillation gradient",
  lesson = "t-squared",
  map = "c-kd-grad",
  points = 2,
  task = [[Define `kd_grad(zt, zs, T)`: the gradient of $T^2 \operatorname{KL}(p_T \parallel q_T)$ with respect to
the student's logits, as a list. `zt` and `zs` are the logits of teacher and student. `softmax_t(logits, T)` is
given.]],
  entry = "kd_grad",
  given = [[
-- Probabilities of the logits at temperature T.
function softmax_t(logits, T)
  local top = math.max(table.unpack(logits))
  local p, sum = {}, 0
  for i, z in ipairs(logits) do
    p[i] = math.exp((z - top) / T)
    sum = sum + p[i]
  end
  for i = 1, #p do p[i] = p[i] / sum end
  return p
end
]],
  reference = ref.kd_grad,
  starter = [[
-- zt, zs: logits of teacher and student. Returns one slope for each of the student's logits.
function kd_grad(zt, zs, T)
  local gradient = {}
  -- your code
  return gradient
end
]],
  cases = {
    { { 2, 0 }, { 0, 0 }, 1, note = "the lesson's pair" },
    { { 2, 0 }, { 0, 0 }, 4, note = "the same at T = 4" },
    { { 3, 1, 0 }, { 2.2, 1.4, -0.1 }, 2 },
    { { 1, 2, 3 }, { 1, 2, 3 }, 5, note = "a student that agrees" },
    hidden = {
      { { 3, 1, 0 }, { -2, 1.4, 2 }, 20, note = "a high temperature" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, zt, zs = rng:integer(2, 6), {}, {}
        for i = 1, n do zt[i], zs[i] = rng:normal() * 2, rng:normal() * 2 end
        return zt, zs, rng:uniform(1.2, 8)
      end,
    },
  },
  solution = [[
function kd_grad(zt, zs, T)
  local p, q, gradient = softmax_t(zt, T), softmax_t(zs, T), {}
  for i = 1, #q do gradient[i] = T * (q[i] - p[i]) end
  return gradient
end
]],
  alternatives = {
    [[
function kd_grad(zt, zs, T)
  local function soft(z)
    local top, sum, p = math.max(table.unpack(z)), 0, {}
    for i = 1, #z do sum = sum + math.exp((z[i] - top) / T) end
    for i = 1, #z do p[i] = math.exp((z[i] - top) / T) / sum end
    return p
  end
  local p, q, g = soft(zt), soft(zs), {}
  for i = 1, #zs do g[#g + 1] = T ^ 2 * ((q[i] - p[i]) / T) end
  return g
end
]],
  },
  mistakes = {
    {
      says = [[You left out the factor. The gradient of KL is (q - p) / T; times T squared it is T (q - p).]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, T), softmax_t(zs, T), {}
  for i = 1, #q do g[i] = q[i] - p[i] end
  return g
end
]],
    },
    {
      says = [[That is the gradient of KL alone. The loss asked for carries T squared: multiply by it.]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, T), softmax_t(zs, T), {}
  for i = 1, #q do g[i] = (q[i] - p[i]) / T end
  return g
end
]],
    },
    {
      says = [[You subtracted the student from the teacher: that is the direction of descent. The gradient points
uphill, student minus teacher.]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, T), softmax_t(zs, T), {}
  for i = 1, #q do g[i] = T * (p[i] - q[i]) end
  return g
end
]],
    },
    {
      says = [[You multiplied the difference by T squared and forgot that KL's gradient has a 1/T: one factor of T
remains.]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, T), softmax_t(zs, T), {}
  for i = 1, #q do g[i] = T * T * (q[i] - p[i]) end
  return g
end
]],
    },
    {
      says = [[That is the limit of high temperatures, and for logits of mean 0 only. At a finite T use the two
softened distributions.]],
      code = [[
function kd_grad(zt, zs, T)
  local g = {}
  for i = 1, #zs do g[i] = (zs[i] - zt[i]) / #zs end
  return g
end
]],
    },
    {
      says = [[You took both softmaxes at temperature 1. They must be taken at T; the factor T in front comes on
top of that.]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, 1), softmax_t(zs, 1), {}
  for i = 1, #q do g[i] = T * (q[i] - p[i]) end
  return g
end
]],
    },
    {
      says = [[T does not occur in your gradient: that is the one of plain KL at temperature 1. Take both softmaxes at T, and multiply their
difference by T.]],
      code = [[
function kd_grad(zt, zs, T)
  local p, q, g = softmax_t(zt, 1), softmax_t(zs, 1), {}
  for i = 1, #q do g[i] = q[i] - p[i] end
  return g
end
]],
    },
  },
  hints = {
    "The gradient of KL for a student's logit is (q - p) / T.",
    "Times T squared: T x (q - p), with both softmaxes at T.",
    "`local p, q = softmax_t(zt, T), softmax_t(zs, T)`, then fill `gradient[i] = T * (q[i] - p[i])`.",
  },
  why = [[The components add up to 0: both distributions add up to 1. A student's logits can only be pushed
against each other, never all up, and a gradient that does not add up to 0 is wrong.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
