-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Adam's two moments",
  lesson = "optimizer-memory",
  map = "n9",
  task = [[Adam keeps two FP32 moments for each trained parameter. {millions} million parameters are trained. How many GB
do the moments take?]],
  vars = {
    canonical = { millions = 20 },
    draw = function(rng) return { millions = rng:choice { 10, 20, 25, 40, 50, 80, 160 } } end,
  },
  answer = function(v) return v.millions * 8 / 1000 end,
  unit = "GB",
  tolerance = { abs = 1e-4 },
  mistakes = {
    {
      value = function(v) return v.millions * 4 / 1000 end,
      says = [[That is one moment. Adam keeps two: of the gradient and of its square.]],
    },
    {
      value = function(v) return v.millions * 12 / 1000 end,
      says = [[12 bytes contain an FP32 master copy of the weight. The two moments alone are 8.]],
    },
    {
      value = function(v) return v.millions * 2 / 1000 end,
      says = [[That is one moment of 16 bits. Here there are two, of 32 bits each.]],
    },
    {
      value = function(v) return v.millions * 8 end,
      says = [[That is in MB: {millions} million times 8 bytes. A GB is a thousand MB.]],
    },
  },
  hints = {
    "Two moments of 4 bytes for each parameter.",
    "{millions} million x 8 bytes.",
    "{millions} million x 8 bytes are {millions} x 8 MB. Divide by 1,000 for GB.",
  },
  why = [[You will find 64 bits and 96 bits under the same name. The 32 bits between them are the master copy.]],
  sources = { "Kingma and Ba 2014, arXiv:1412.6980" },
}
