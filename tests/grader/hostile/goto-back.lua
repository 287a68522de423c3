-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop without a loop.
function scale(m, b)
  ::again::
  do goto again end
end
