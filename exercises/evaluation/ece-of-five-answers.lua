-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "Promised and kept",
  lesson = "calibration-shift",
  map = "b20",
  task = [[A model gives {n} answers, each with confidence {confidence}. {right} of them are right. What is its expected
calibration error?]],
  vars = {
    canonical = { n = 5, right = 3, confidence = 0.8 },
    draw = function(rng)
      return rng:choice {
        { n = 5, right = 3, confidence = 0.85 }, { n = 5, right = 2, confidence = 0.9 }, { n = 10, right = 7, confidence = 0.95 },
        { n = 8, right = 6, confidence = 0.9 }, { n = 4, right = 3, confidence = 0.65 }, { n = 10, right = 6, confidence = 0.75 },
        { n = 20, right = 13, confidence = 0.85 },
      }
    end,
  },
  answer = function(v) return math.abs(v.right / v.n - v.confidence) end,
  tolerance = { abs = 1e-6 },
  mistakes = {
    {
      value = function(v) return 1 - v.right / v.n end,
      says = [[That is the error rate, 1 - accuracy. It leaves out what the model promised: compare the accuracy with the
confidence {confidence}.]],
    },
    {
      value = function(v) return v.right / v.n end,
      says = [[That is the accuracy. How far is it from the confidence {confidence}?]],
    },
    {
      value = 0,
      says = [[You took the confidence for the accuracy. The model promised {confidence}; count how many of its {n} answers
are right.]],
    },
  },
  hints = {
    "All answers have one confidence, so there is one bin, and its weight is 1.",
    "Accuracy {right}/{n}, confidence {confidence}.",
    "|{right}/{n} - {confidence}|.",
  },
  why = [[One bin, one gap. The gap is the same whether the model is too sure or too timid; its sign tells which, and the
ECE does not keep it.]],
  sources = { "Guo et al. 2017, arXiv:1706.04599" },
}
