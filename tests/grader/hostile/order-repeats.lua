-- expect: fail
-- exercise: steps
-- One step again and again.
return { "clip", "clip", "clip", "clip", "clip" }
