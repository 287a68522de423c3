-- SPDX-License-Identifier: MIT
local TEACHER, STUDENT = { 3, 1, 0 }, { 2.2, 1.4, -0.1 }
local function at(T) return ref.softmax_t(TEACHER, T), ref.softmax_t(STUDENT, T) end

return {
  kind = "number",
  title = "From logits to the soft loss",
  lesson = "kd-loss",
  map = "t10",
  task = [[Teacher logits 3, 1 and 0; student logits 2.2, 1.4 and -0.1; temperature {T}. What is
$T^2 \operatorname{KL}(\text{teacher} \parallel \text{student})$ of the softened distributions, in nats?]],
  vars = {
    canonical = { T = 2 },
    draw = function(rng) return { T = rng:choice { 1.5, 2, 2.5 } } end,
  },
  answer = function(v)
    local p, q = at(v.T)
    return v.T ^ 2 * ref.kl(p, q)
  end,
  unit = "nats",
  tolerance = { rel = 0.01 },
  mistakes = {
    {
      value = function(v)
        local p, q = at(v.T)
        return ref.kl(p, q)
      end,
      says = [[That is the divergence alone. The soft loss multiplies it by T squared, {T} x {T}.]],
    },
    {
      value = function()
        local p, q = at(1)
        return ref.kl(p, q)
      end,
      says = [[You did not soften: that is the divergence at temperature 1. Divide both networks' logits by
{T} first.]],
    },
    {
      value = function(v)
        local p, q = at(v.T)
        return v.T ^ 2 * ref.kl(q, p)
      end,
      says = [[You took KL(student, teacher). The teacher's probabilities are the weights and stand on top of
the ratio.]],
    },
  },
  hints = {
    "Soften both with the same T, take the divergence with the teacher first, multiply by T squared.",
    "p is the softmax of (3, 1, 0) / {T}, and q that of (2.2, 1.4, -0.1) / {T}.",
    "Add p ln(p / q) over the three classes, then multiply by {T} x {T}. The first figure shows p and q, and the divergence.",
  },
  why = [[At temperature 2 the divergence is about a third of that at temperature 1, and with T squared it is
larger again. The product settles as T grows; the divergence alone goes to 0.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
