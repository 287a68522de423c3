return {
  kind = "number", title = "Size of a model", lesson = "sizes",
  task = "How many GB does a model of {params} billion parameters take in FP16 ($2 \\times {{params}}$)?",
  vars = {
    canonical = { params = 13, name = "Llama" },
    draw = function(rng) return { params = rng:choice { 7, 13, 70 }, name = "Llama" } end,
  },
  answer = function(v) return v.params * 2 end, unit = "GB", tolerance = { abs = 0.01 },
  mistakes = { { value = function(v) return v.params end, says = "{params} billion are counted, not weighed." } },
  hints = { "`2 * {params}`, not `{x}`" },
  sources = { "arithmetic" }, map = "w0-1",
}
