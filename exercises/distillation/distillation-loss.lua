-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The distillation loss",
  lesson = "kd-loss",
  map = "c-kd-loss",
  points = 3,
  task = [[Define `kd_loss(zt, zs, label, T, alpha)`:

$$ L = \alpha\, T^2 \operatorname{KL}(p_T \parallel q_T) + (1 - \alpha)\, (-\ln q_{1,y}) $$

`zt` and `zs` are the logits of teacher and student, $p_T$ and $q_T$ their softmax at temperature `T`, $q_1$
the student's at temperature 1, and $y$ is `label`, counted from 1. `softmax_t(logits, T)` is given.]],
  entry = "kd_loss",
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
  reference = ref.kd_loss,
  starter = [[
-- zt, zs: logits of teacher and student; label: 1 to #zs; alpha weighs the soft loss.
function kd_loss(zt, zs, label, T, alpha)
  local soft, hard = 0, 0
  -- your code
  return soft + hard
end
]],
  cases = {
    { { 3, 1, 0 }, { 2.2, 1.4, -0.1 }, 1, 2, 0.5, note = "the lesson's figure" },
    { { 3, 1, 0 }, { 2.2, 1.4, -0.1 }, 2, 4, 0.7, note = "another label, T and alpha" },
    { { 2, 0 }, { 0, 0 }, 1, 1, 1, note = "the soft loss alone" },
    { { 2, 0 }, { 0, 0 }, 2, 3, 0, note = "the hard loss alone" },
    hidden = {
      { { 5, -5 }, { 5, -5 }, 1, 2, 0.9, note = "a student that agrees" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, zt, zs = rng:integer(2, 6), {}, {}
        for i = 1, n do zt[i], zs[i] = rng:normal() * 2, rng:normal() * 2 end
        return zt, zs, rng:integer(1, n), rng:uniform(1.2, 6), rng:uniform(0.1, 0.95)
      end,
    },
  },
  solution = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do
    if p[i] > 0 then kl = kl + p[i] * math.log(p[i] / q[i]) end
  end
  local hard = -math.log(softmax_t(zs, 1)[label])
  return alpha * T ^ 2 * kl + (1 - alpha) * hard
end
]],
  alternatives = {
    [[
local function log_softmax(z, T)
  local top, sum, l = math.max(table.unpack(z)), 0, {}
  for i = 1, #z do sum = sum + math.exp((z[i] - top) / T) end
  for i = 1, #z do l[i] = (z[i] - top) / T - math.log(sum) end
  return l
end

function kd_loss(zt, zs, label, T, alpha)
  local lp, lq, soft = log_softmax(zt, T), log_softmax(zs, T), 0
  for i = 1, #lp do soft = soft + math.exp(lp[i]) * (lp[i] - lq[i]) end
  return alpha * T * T * soft - (1 - alpha) * log_softmax(zs, 1)[label]
end
]],
  },
  mistakes = {
    {
      says = [[The soft term lacks its T squared, so it fades as the temperature rises. Multiply the
divergence by T * T.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * kl - (1 - alpha) * math.log(softmax_t(zs, 1)[label])
end
]],
    },
    {
      says = [[You multiplied by T once. One factor of T comes from the chain rule, a second from both
distributions becoming flat: use T * T.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * T * kl - (1 - alpha) * math.log(softmax_t(zs, 1)[label])
end
]],
    },
    {
      says = [[You put alpha on the hard loss. That is the other common convention; in this course alpha
weighs the soft one.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return (1 - alpha) * T * T * kl - alpha * math.log(softmax_t(zs, 1)[label])
end
]],
    },
    {
      says = [[You took the cross-entropy at temperature T. The label needs no softening: compare it with the
student at temperature 1.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * T * T * kl - (1 - alpha) * math.log(q[label])
end
]],
    },
    {
      says = [[You took KL(student, teacher). The teacher comes first: its probabilities weigh the logarithms
and stand on top of the ratio.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + q[i] * math.log(q[i] / p[i]) end
  return alpha * T * T * kl - (1 - alpha) * math.log(softmax_t(zs, 1)[label])
end
]],
    },
    {
      says = [[You softened the teacher and not the student. Two distributions at different temperatures
cannot agree: give both the same T.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, 1), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * T * T * kl - (1 - alpha) * math.log(q[label])
end
]],
    },
    {
      says = [[You counted the label from 0. Lists in Lua start at 1, and so does `label`: use it as it is.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * T * T * kl - (1 - alpha) * math.log(softmax_t(zs, 1)[label + 1])
end
]],
    },
    {
      says = [[Your soft term is a cross-entropy: it keeps the teacher's entropy and is not 0 where the student agrees. Divide by the
student inside the logarithm: `p * log(p / q)`.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, cross = softmax_t(zt, T), softmax_t(zs, T), 0
  for i = 1, #p do cross = cross - p[i] * math.log(q[i]) end
  return alpha * T * T * cross - (1 - alpha) * math.log(softmax_t(zs, 1)[label])
end
]],
    },
    {
      says = [[You took both softmaxes at temperature 1 and multiplied by T squared. The factor makes up for the softening; without it it only
makes the soft term larger. Soften both with T.]],
      code = [[
function kd_loss(zt, zs, label, T, alpha)
  local p, q, kl = softmax_t(zt, 1), softmax_t(zs, 1), 0
  for i = 1, #p do kl = kl + p[i] * math.log(p[i] / q[i]) end
  return alpha * T * T * kl - (1 - alpha) * math.log(q[label])
end
]],
    },
  },
  hints = {
    "Three softmaxes: the teacher at T, the student at T, the student at 1. One divergence, one logarithm.",
    "soft = alpha x T x T x sum of p ln(p / q); hard = -(1 - alpha) x ln of the student's probability for `label` at temperature 1.",
    "`local p, q = softmax_t(zt, T), softmax_t(zs, T)`, add `p[i] * math.log(p[i] / q[i])`, and take `-math.log(softmax_t(zs, 1)[label])`. Weigh and add.",
  },
  why = [[Five things are easy to get wrong here: the direction, the square, the convention of alpha, and the
temperature of each of two terms. Every wrong version trains and produces a falling loss, so a test with known
numbers is the only way to see it.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
