-- expect: pass
-- exercise: guarded
-- An error object where an error is wanted.
function guarded(x)
  if x < 0 then error({ code = 1 }) end
  return math.sqrt(x)
end
