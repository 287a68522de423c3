-- expect: error
-- exercise: scale
-- message: an error object that is a table
-- nothidden: forged
-- An error object whose text would be a command of a CI system, if it were asked.
function scale(m, b)
  error(setmetatable({}, { __tostring = function() print("::error::asked") return "::error file=a,line=1::forged" end }))
end
