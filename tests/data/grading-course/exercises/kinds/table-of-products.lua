return {
  kind = "code", title = "A matrix", lesson = "kinds", points = 1,
  task = [[Define `products(n)`: the n by n matrix whose element (i, j) is i * j.]],
  entry = "products",
  reference = [[function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end
  return m
end]],
  starter = [[function products(n)
end
]],
  cases = { { 1 }, { 3 }, hidden = { { 7 } } },
  solution = [[
function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end
  return m
end
]],
  mistakes = {
    { says = "You filled the triangle under the diagonal only.",
      code = [[function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, i do m[i][j] = i * j end end return m end]] },
  },
  hints = { "Two loops." }, why = "A matrix is a list of rows.", sources = { "the course format" },
}
