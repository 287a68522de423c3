-- expect: fail
-- exercise: codes
-- Every step of a traversal adds a key to the traversed table.
function codes(x)
  for k in pairs(x) do x[#x + 1] = k x["k" .. k] = k end
  return x
end
