-- expect: error
-- exercise: codes
-- message: yield across a C-call boundary
-- The order of a sort leaves by a yield.
function codes(x, s)
  return coroutine.wrap(function() table.sort(x, function(a, b) return coroutine.yield(a) end) end)()
end
