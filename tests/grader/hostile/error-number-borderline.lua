-- expect: error
-- exercise: scale
-- Numbers as error objects.
function scale(m, b)
  error(m == 1 and math.mininteger or -0.0)
end
