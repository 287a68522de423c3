-- SPDX-License-Identifier: MIT
local function parts(v) return { v.p1, v.p2, v.p3 }, { v.q1, v.q2, v.q3 } end

return {
  kind = "number",
  title = "A divergence of three classes",
  lesson = "kd-loss",
  map = "p7",
  task = [[The teacher says {p1}, {p2} and {p3}, the student {q1}, {q2} and {q3}. What is
$\operatorname{KL}(\text{teacher} \parallel \text{student})$ in nats?]],
  vars = {
    canonical = { p1 = 0.5, p2 = 0.3, p3 = 0.2, q1 = 0.4, q2 = 0.4, q3 = 0.2 },
    draw = function(rng)
      local pair = rng:choice {
        { 0.5, 0.3, 0.2, 0.4, 0.4, 0.2 },
        { 0.6, 0.3, 0.1, 0.5, 0.3, 0.2 },
        { 0.7, 0.2, 0.1, 0.5, 0.3, 0.2 },
        { 0.8, 0.1, 0.1, 0.6, 0.3, 0.1 },
        { 0.5, 0.4, 0.1, 0.5, 0.2, 0.3 },
      }
      return { p1 = pair[1], p2 = pair[2], p3 = pair[3], q1 = pair[4], q2 = pair[5], q3 = pair[6] }
    end,
  },
  answer = function(v)
    local p, q = parts(v)
    return ref.kl(p, q)
  end,
  unit = "nats",
  tolerance = { rel = 0.005 },
  mistakes = {
    {
      value = function(v)
        local p, q = parts(v)
        return ref.kl(q, p)
      end,
      says = [[That is KL(student, teacher). Weigh each logarithm with the teacher's probability and put the
teacher on top inside it.]],
    },
    {
      value = function(v) return math.abs(v.p1 - v.q1) + math.abs(v.p2 - v.q2) + math.abs(v.p3 - v.q3) end,
      says = [[That is the sum of the absolute differences. A divergence compares by ratio: p times the
logarithm of p / q.]],
    },
    {
      value = function(v)
        local p, q = parts(v)
        return ref.kl(p, q) / 3
      end,
      says = [[You divided by the number of classes. The probabilities are weights already and add up to 1, so
the sum is the average.]],
    },
  },
  hints = {
    "KL = sum of p ln(p / q), with the teacher as p.",
    "Where teacher and student agree the term is 0. Add the others, with their signs.",
    "{p1} x ln({p1} / {q1}) + {p2} x ln({p2} / {q2}) + {p3} x ln({p3} / {q3}).",
  },
  why = [[A class on which both agree costs nothing, however likely it is. What costs is a ratio away from 1,
weighed by how often the teacher means it.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
