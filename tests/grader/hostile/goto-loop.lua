-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop by goto.
function scale()
  ::top::
  goto top
end
