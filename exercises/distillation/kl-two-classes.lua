-- SPDX-License-Identifier: MIT
local function parts(v) return { v.p1, v.p2 }, { v.q1, v.q2 } end

return {
  kind = "number",
  title = "A divergence of two classes",
  lesson = "kd-loss",
  map = "n7",
  task = [[The teacher says {p1} and {p2}, the student {q1} and {q2}. What is
$\operatorname{KL}(\text{teacher} \parallel \text{student})$ in nats?]],
  vars = {
    canonical = { p1 = 0.7, p2 = 0.3, q1 = 0.6, q2 = 0.4 },
    draw = function(rng)
      local p, q = rng:choice { 7, 8, 9 }, rng:choice { 4, 5, 6 }
      return { p1 = p / 10, p2 = (10 - p) / 10, q1 = q / 10, q2 = (10 - q) / 10 }
    end,
  },
  answer = function(v)
    local p, q = parts(v)
    return ref.kl(p, q)
  end,
  unit = "nats",
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v)
        local p, q = parts(v)
        return ref.kl(q, p)
      end,
      says = [[That is KL(student, teacher): the weights were the student's. The teacher comes first, so its
probabilities stand in front of the logarithms and on top inside them.]],
    },
    {
      value = function(v)
        local p, q = parts(v)
        return ref.kl(p, q) / math.log(2)
      end,
      says = [[Right divergence, other unit: that is in bits. With the natural logarithm it comes out in nats.]],
    },
    {
      value = function(v) return -v.p1 * math.log(v.q1) - v.p2 * math.log(v.q2) end,
      says = [[That is the cross-entropy. It contains the teacher's own entropy, which no student can remove:
divide by q *and* multiply by p inside the logarithm.]],
    },
    {
      value = function(v) return v.p1 * math.log(v.q1 / v.p1) + v.p2 * math.log(v.q2 / v.p2) end,
      says = [[You took student over teacher inside the logarithm. A divergence is never negative: teacher over student.]],
    },
  },
  hints = {
    "KL = sum of p ln(p / q), with the teacher as p.",
    "One of the two terms is negative: the student gives more to one class than the teacher does. Add both.",
    "{p1} x ln({p1} / {q1}) + {p2} x ln({p2} / {q2}).",
  },
  why = [[The terms can be negative, their sum cannot. For small differences the divergence grows with their
square, which is why close distributions give such small numbers.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
