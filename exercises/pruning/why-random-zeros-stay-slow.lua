-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why random zeros stay slow",
  lesson = "structured-vs-unstructured",
  map = "w4-4",
  task = [[Why do 90% random zeros hardly speed up a GPU?]],
  options = {
    {
      "GPUs cannot represent zero",
      says = [[0.0 is an ordinary floating-point number. It is represented, read and multiplied.]],
    },
    {
      "Indices must be read, non-zeros gathered from scattered addresses, lanes of a warp idle, and the tensor cores multiply dense tiles only",
      correct = true,
      says = [[Yes: more to read for each survivor, worse access, uneven work, and none of the fast units.]],
    },
    {
      "90% is not enough zeros to save arithmetic",
      says = [[It saves 90% of the arithmetic. What it does not save is reading addresses, and waiting.]],
    },
    {
      "The branch predictor mispredicts every zero",
      says = [[GPUs do not rely on branch prediction. The nearest thing is divergence: lanes of a warp wait for each
other.]],
    },
  },
  hints = {
    "What has to be known before a zero can be skipped?",
    "Think of where the survivors are, and of the inputs that they need.",
    "Look for the option with indices, gathering, idle lanes and dense tiles.",
  },
  why = [[Each part can be mended by structure: 2:4 gives every group the same count and short addresses, and removed
rows need no addresses at all.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
