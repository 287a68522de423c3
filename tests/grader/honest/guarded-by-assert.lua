-- expect: pass
-- exercise: guarded
-- assert guards.
function guarded(x) assert(x >= 0, "negative") return math.sqrt(x) end
