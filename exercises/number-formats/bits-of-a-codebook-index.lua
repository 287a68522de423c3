-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "An index for several weights",
  lesson = "two-bit-codebooks",
  map = "b46",
  task = [[A {index}-bit index selects one codeword of {weights} weights from a table of 2^{index}. How many bits per weight are stored, the table not
counted?]],
  vars = {
    canonical = { index = 16, weights = 8 },
    draw = function(rng)
      return rng:choice {
        { index = 16, weights = 8 }, { index = 12, weights = 8 }, { index = 24, weights = 8 }, { index = 12, weights = 4 },
        { index = 8, weights = 4 }, { index = 10, weights = 4 },
      }
    end,
  },
  answer = function(v) return v.index / v.weights end,
  unit = "bits",
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.index end,
      says = [[That is per codeword. One index stands for {weights} weights, so they share its {index} bits.]],
    },
    {
      value = function(v) return v.weights / v.index end,
      says = [[You divided the wrong way round: weights per bit. Bits per weight are {index} / {weights}.]],
    },
    {
      value = function(v) return v.weights end,
      says = [[{weights} is how many weights a codeword has. Divide the bits of the index among them.]],
    },
  },
  hints = {
    "Bits per weight = bits of the index / weights of a codeword.",
    "{index} bits for {weights} weights.",
    "{index} / {weights}.",
  },
  why = [[An index can cost less than one bit: 8 bits for 16 weights are half a bit each. What limits you is the table, which doubles with every bit of the index.]],
  sources = { "Egiazarian et al. 2024, arXiv:2401.06118", "Tseng et al. 2024, arXiv:2402.04396" },
}
