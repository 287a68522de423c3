-- expect: error
-- exercise: scale
-- A chunk that calls itself the learner's own, far behind its end.
function scale(m, b)
  load(("\n"):rep(999) .. "error('far')", "=answer")()
end
