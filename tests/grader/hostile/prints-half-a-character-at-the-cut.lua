-- expect: fail
-- exercise: scale
-- What is kept of the output ends and begins in the middle of a character.
print("x" .. ("\u{1F600}"):rep(40000))
function scale() return 0 end
