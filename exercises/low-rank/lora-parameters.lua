-- SPDX-License-Identifier: MIT
return {
  kind = "code",
  title = "The parameters of an adapter",
  lesson = "lora",
  map = "c-lora-params",
  points = 2,
  task = [[Define `lora_params(d_out, d_in, r, n_matrices)`: the trainable numbers of LoRA adapters of rank `r` on
`n_matrices` matrices, each of `d_out` rows and `d_in` columns.]],
  entry = "lora_params",
  reference = ref.lora_params,
  starter = [[
-- d_out, d_in: shape of each adapted matrix; r: rank; n_matrices: how many of them.
function lora_params(d_out, d_in, r, n_matrices)
  return 0
end
]],
  cases = {
    { 4096, 4096, 16, 128, note = "Q, K, V, O of a 7B model" },
    { 4096, 4096, 16, 1, note = "one matrix" },
    { 11008, 4096, 8, 64, note = "rectangular" },
    { 10, 10, 0, 5, note = "rank 0" },
    hidden = {
      { 4096, 1024, 4, 2, note = "fewer rows for K and V" },
    },
    generate = {
      count = 60,
      with = function(rng)
        return rng:choice { 1024, 4096, 5120, 11008, 14336 }, rng:choice { 768, 2048, 4096, 8192 }, rng:integer(2, 64), rng:integer(2, 224)
      end,
    },
  },
  solution = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * r * (d_out + d_in)
end
]],
  alternatives = {
    [[
function lora_params(d_out, d_in, r, n_matrices)
  local a, b = r * d_in, d_out * r
  return (a + b) * n_matrices
end
]],
  },
  mistakes = {
    {
      says = [[You counted one factor. An adapter has two: B with d_out x r numbers and A with r x d_in.]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * r * d_out
end
]],
    },
    {
      says = [[You took both sides to be `d_out`. That holds for a square matrix; those of an MLP are not: A has
r x d_in numbers.]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * 2 * r * d_out
end
]],
    },
    {
      says = [[That is the frozen matrix, d_out x d_in. The adapter is what is trained beside it: r rows and r
columns.]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * d_out * d_in
end
]],
    },
    {
      says = [[You added an r x r matrix between the factors. LoRA has none: B (d_out x r) times A (r x d_in).]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * (r * (d_out + d_in) + r * r)
end
]],
    },
    {
      says = [[That is one adapter. Each of the `n_matrices` matrices has its own: multiply.]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return r * (d_out + d_in)
end
]],
    },
    {
      says = [[You multiplied the two sides. The factors are thin: B has `d_out * r` numbers and A `r * d_in`, and those are added.]],
      code = [[
function lora_params(d_out, d_in, r, n_matrices)
  return n_matrices * r * d_out * d_in
end
]],
    },
  },
  hints = {
    "Two factors: B is d_out x r, A is r x d_in.",
    "4096 x 4096 with r = 16: 16 x (4096 + 4096) = 131,072 for one matrix.",
    "r x (d_out + d_in), times the number of matrices.",
  },
  why = [[The count grows with the sum of the sides, the matrix with their product. That is why the share shrinks as
models get wider.]],
  sources = { "Hu et al. 2021, arXiv:2106.09685" },
}
