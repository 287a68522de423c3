-- expect: pass
-- exercise: guarded
-- Any error is an error.
function guarded(x)
  if x < 0 then return nil + 1 end
  return x ^ 0.5
end
