-- SPDX-License-Identifier: MIT
local differences = { { 0.1, -0.1, 0.05 }, { 0.05, 0.1, -0.15 }, { -0.1, 0.05, 0.2 }, { 0.15, -0.05, 0.05 }, { -0.2, 0.1, 0.1 } }
return {
  kind = "number",
  title = "Mean squared error",
  lesson = "dequantize-and-error",
  map = "n4",
  task = [[Three weights w = [{w1}, {w2}, {w3}] come back as [{v1}, {v2}, {v3}]. What is the mean squared error?]],
  vars = {
    canonical = { w1 = 0.1, w2 = 0.4, w3 = -0.2, v1 = 0.0, v2 = 0.5, v3 = -0.25 },
    draw = function(rng)
      local d, w, v = differences[rng:integer(1, #differences)], {}, {}
      for i = 1, 3 do
        w[i] = rng:integer(-8, 8) / 10
        v[i] = math.floor((w[i] - d[i]) * 100 + 0.5) / 100
      end
      return { w1 = w[1], w2 = w[2], w3 = w[3], v1 = v[1], v2 = v[2], v3 = v[3] }
    end,
  },
  answer = function(v) return ref.mse({ v.w1, v.w2, v.w3 }, { v.v1, v.v2, v.v3 }) end,
  tolerance = { rel = 1e-6 },
  mistakes = {
    { value = function(v) return 3 * ref.mse({ v.w1, v.w2, v.w3 }, { v.v1, v.v2, v.v3 }) end,
      says = [[That is the sum of the squares. The mean divides it by the number of weights, 3.]] },
    { value = function(v) return ref.rmse({ v.w1, v.w2, v.w3 }, { v.v1, v.v2, v.v3 }) end,
      says = [[That is the RMSE, the root of it. The MSE stays squared.]] },
    { value = function(v) return (math.abs(v.w1 - v.v1) + math.abs(v.w2 - v.v2) + math.abs(v.w3 - v.v3)) / 3 end,
      says = [[That is the mean absolute error. Square each difference before you take the mean.]] },
    { value = function(v) return math.max(math.abs(v.w1 - v.v1), math.abs(v.w2 - v.v2), math.abs(v.w3 - v.v3)) ^ 2 end,
      says = [[That is the square of the largest error alone. Take the mean over all three.]] },
  },
  hints = {
    "MSE = mean of (w - what)^2.",
    "The differences are {w1} - {v1}, {w2} - {v2}, {w3} - ({v3}); square each.",
    "Add the three squares and divide by 3.",
  },
  why = [[Squaring makes one error of 0.1 count as much as four of 0.05. The root, the RMSE, is in the units of the weights again.]],
  sources = { "Bennett 1948, Bell System Technical Journal 27, 446-472" },
}
