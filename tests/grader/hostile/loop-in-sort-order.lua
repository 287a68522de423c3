-- expect: timeout
-- exercise: codes
-- timeout: 0.3
-- An order that never answers.
function codes(x, s)
  table.sort({ 3, 2, 1 }, function() while true do end end)
end
