-- SPDX-License-Identifier: MIT
return {
  kind = "bug",
  title = "The student that ignores its teacher",
  lesson = "kd-loss",
  map = "w6-6",
  points = 2,
  task = [[With T = 10 this student ignores its teacher. `pt` and `ps` are the probabilities of teacher and
student, already softened with `T`, and `hard` is the hard loss. Which line is wrong? Repair it.]],
  program = [[
function kd_loss(pt, ps, hard, alpha, T)   -- pt, ps already softened with T
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return alpha * kl + (1 - alpha) * hard
end
]],
  line = 5,
  says = [[Yes. The soft term lacks its T squared. For a teacher at (2, 0) and a student at (0, 0) the
gradient at T = 10 is 76 times smaller than at T = 1.]],
  entry = "kd_loss",
  reference = function(pt, ps, hard, alpha, T)
    assert(hard >= 0 and T > 0, "a cross-entropy is never below 0, and a temperature is above it")
    return alpha * T * T * ref.kl(pt, ps) + (1 - alpha) * hard
  end,
  cases = {
    { { 0.75, 0.25 }, { 0.5, 0.5 }, 1.5, 0.8, 2 },
    { { 0.55, 0.45 }, { 0.5, 0.5 }, 0.7, 0.9, 10, note = "T = 10" },
    { { 1, 0 }, { 0.5, 0.5 }, 0.7, 0.5, 3, note = "a class that the teacher excludes" },
    hidden = {
      { { 0.5, 0.3, 0.2 }, { 0.4, 0.4, 0.2 }, 2.3, 0.7, 4, note = "three classes" },
      { { 0.5, 0.5 }, { 0.6, 0.4 }, 1.2, 0, 5, note = "alpha 0" },
    },
    generate = {
      count = 50,
      with = function(rng)
        local z, s, T = rng:normal(4, 0, 2), rng:normal(4, 0, 2), rng:uniform(1.5, 12)
        local function soften(logits)
          local p, sum = {}, 0
          for i = 1, #logits do
            p[i] = math.exp(logits[i] / T)
            sum = sum + p[i]
          end
          for i = 1, #p do p[i] = p[i] / sum end
          return p
        end
        return soften(z), soften(s), rng:uniform(0.1, 3), rng:uniform(0.1, 0.9), T
      end,
    },
  },
  solution = [[
function kd_loss(pt, ps, hard, alpha, T)   -- pt, ps already softened with T
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return alpha * T * T * kl + (1 - alpha) * hard
end
]],
  mistakes = {
    { line = 1, says = [[The parameters are right, and T is among them. Look for where it is used.]] },
    { line = 2, says = [[A sum starts at 0. That is right.]] },
    { line = 3, says = [[The loop visits every class once. That is right.]] },
    { line = 4, says = [[This is KL(teacher, student), with classes that the teacher excludes left out. That is
right.]] },
    {
      says = [[You multiplied by T once. The gradient of the softened divergence falls with T squared at high
temperatures: multiply by T * T.]],
      code = [[
function kd_loss(pt, ps, hard, alpha, T)
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return alpha * T * kl + (1 - alpha) * hard
end
]],
    },
    {
      says = [[You multiplied the whole loss by T squared. The hard loss is taken at T = 1 and needs no
correction: only the soft term gets the factor.]],
      code = [[
function kd_loss(pt, ps, hard, alpha, T)
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return T * T * (alpha * kl + (1 - alpha) * hard)
end
]],
    },
    {
      says = [[You divided by T squared. The softened gradient is too small already; the factor makes up for
that, so it multiplies.]],
      code = [[
function kd_loss(pt, ps, hard, alpha, T)
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return alpha * kl / (T * T) + (1 - alpha) * hard
end
]],
    },
    {
      says = [[The soft term still lacks its factor: your program gives what the original gave.]],
      code = [[
function kd_loss(pt, ps, hard, alpha, T)
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return alpha * kl + (1 - alpha) * hard
end
]],
    },
    {
      says = [[The factor is right, but you put alpha on the hard loss. It stood on the soft one: only `alpha * kl` gets T squared.]],
      code = [[
function kd_loss(pt, ps, hard, alpha, T)
  local kl = 0
  for i = 1, #pt do
    if pt[i] > 0 then kl = kl + pt[i] * math.log(pt[i] / ps[i]) end end
  return (1 - alpha) * T * T * kl + alpha * hard
end
]],
    },
  },
  hints = {
    "The gradient of KL with respect to a student's logit is (q - p) / T.",
    "At high temperatures q - p shrinks like 1 / T too. Which factor undoes both?",
    "T is a parameter of this function and is used nowhere. The soft term needs it twice.",
  },
  why = [[Softening shrinks the soft gradient by about T squared, while the hard one keeps its size. Take the
teacher (2, 0), the student (0, 0), the label 1, alpha = 0.9 and T = 10: without the factor the soft gradient
is 0.0045 and the hard one 0.05.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
