-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The divergence",
  lesson = "kd-loss",
  map = "c-kl",
  points = 2,
  task = [[Define `kl(teacher, student)`: the divergence of the student from the teacher in nats. Both are
lists of probabilities.

A class to which the teacher gives 0 contributes 0. Where the student gives 0 and the teacher does not, the
result is infinite.]],
  entry = "kl",
  reference = ref.kl,
  starter = [[
-- teacher, student: lists of probabilities of the same length.
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    -- your code
  end
  return sum
end
]],
  cases = {
    { { 0.7, 0.3 }, { 0.6, 0.4 } },
    { { 0.5, 0.5 }, { 0.5, 0.5 }, note = "equal" },
    { { 1, 0 }, { 0.25, 0.75 }, note = "the teacher excludes a class" },
    { { 0.5, 0.5 }, { 1, 0 }, note = "the student excludes a class" },
    hidden = {
      { { 0.1, 0.2, 0.7 }, { 0.3, 0.3, 0.4 }, note = "three classes" },
      { { 0.5, 0, 0.5 }, { 0.9, 0, 0.1 }, note = "both exclude a class" },
    },
    generate = {
      count = 100,
      with = function(rng)
        local n, p, q, sp, sq = rng:integer(2, 8), {}, {}, 0, 0
        for i = 1, n do
          p[i], q[i] = rng:uniform(0.01, 1), rng:uniform(0.01, 1)
          sp, sq = sp + p[i], sq + q[i]
        end
        for i = 1, n do p[i], q[i] = p[i] / sp, q[i] / sq end
        return p, q
      end,
    },
  },
  solution = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if teacher[i] > 0 then sum = sum + teacher[i] * math.log(teacher[i] / student[i]) end
  end
  return sum
end
]],
  alternatives = {
    [[
function kl(p, q)
  local cross, own = 0, 0
  for i, pi in ipairs(p) do
    if pi ~= 0 then
      cross = cross - pi * math.log(q[i])
      own = own - pi * math.log(pi)
    end
  end
  return cross - own
end
]],
  },
  mistakes = {
    {
      says = [[You weighed with the student: that is KL(student, teacher). The teacher comes first, as the
weight and on top of the ratio.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if student[i] > 0 then sum = sum + student[i] * math.log(student[i] / teacher[i]) end
  end
  return sum
end
]],
    },
    {
      says = [[That is the cross-entropy. Two equal distributions should give 0, and this gives their entropy:
divide the teacher's probability by the student's inside the logarithm.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if teacher[i] > 0 then sum = sum - teacher[i] * math.log(student[i]) end
  end
  return sum
end
]],
    },
    {
      says = [[You used the logarithm to base 2, which gives bits. Nats come from `math.log` with one
argument.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if teacher[i] > 0 then sum = sum + teacher[i] * math.log(teacher[i] / student[i], 2) end
  end
  return sum
end
]],
    },
    {
      says = [[You divided by the number of classes. The teacher's probabilities are the weights of the
average already: return the sum.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if teacher[i] > 0 then sum = sum + teacher[i] * math.log(teacher[i] / student[i]) end
  end
  return sum / #teacher
end
]],
    },
    {
      says = [[Where the teacher gives 0 you compute 0 times minus infinity, which is NaN. Such a class
contributes 0: skip it.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do sum = sum + teacher[i] * math.log(teacher[i] / student[i]) end
  return sum
end
]],
    },
    {
      says = [[A small number inside the logarithm turns the infinite loss into a finite one and hides that
the student excluded what the teacher allows. Skip the classes with teacher 0, and leave the rest exact.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    sum = sum + teacher[i] * math.log((teacher[i] + 1e-12) / (student[i] + 1e-12))
  end
  return sum
end
]],
    },
    {
      says = [[You skipped the classes to which the student gives 0. There the loss is infinite, and the sum without them can even be
negative. Skip only where the *teacher* gives 0.]],
      code = [[
function kl(teacher, student)
  local sum = 0
  for i = 1, #teacher do
    if teacher[i] > 0 and student[i] > 0 then sum = sum + teacher[i] * math.log(teacher[i] / student[i]) end
  end
  return sum
end
]],
    },
  },
  hints = {
    "Sum of teacher x ln(teacher / student).",
    "For (0.7, 0.3) and (0.6, 0.4): 0.7 x ln(0.7 / 0.6) + 0.3 x ln(0.3 / 0.4).",
    "Add `teacher[i] * math.log(teacher[i] / student[i])` where `teacher[i] > 0`. Dividing by a student of 0 gives infinity by itself.",
  },
  why = [[Zero times the logarithm of zero is 0 by its limit, but a computer says NaN. The other zero is real:
infinity is the right answer, and a training run should never meet it, because a softmax gives no exact zeros.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
