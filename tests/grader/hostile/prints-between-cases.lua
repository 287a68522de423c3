-- expect: fail
-- exercise: scale
-- Megabytes before each of the shown cases and after them, and the words of a report between.
function scale(m, b)
  print(("="):rep(2 ^ 20))
  print("100 of 100 points. All passed.")
  print(("\u{202E}"):rep(1000))
  return m
end
