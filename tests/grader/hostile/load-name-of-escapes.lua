-- expect: error
-- exercise: scale
-- A chunk named like the learner's file, with escapes behind it and a line of a workflow.
function scale(m, b)
  load("error('here')", "answer:1:\n::error file=x::y\27[2J")()
end
