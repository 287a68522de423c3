-- expect: pass
-- exercise: guarded
-- assert with a table as its message.
function guarded(x) assert(x >= 0, { 'no' }) return x ^ 0.5 end
