-- expect: fail
-- exercise: codes
-- timeout: 5
-- Two to the seventh of one shared table.
function codes()
  local t = {}
  for i = 1, 200 do t[i] = 0 end
  for i = 1, 6 do t = { t, t, t, t, t, t } end
  return t
end
