-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Faster on any kernel",
  lesson = "structured-vs-unstructured",
  map = "w4-2",
  task = [[Which pruning makes an ordinary dense kernel for matrix products faster, with no special support?]],
  options = {
    {
      "Unstructured, 90%",
      says = [[The matrix keeps its shape, and the kernel multiplies the zeros like any other number.]],
    },
    {
      "Removing whole rows: [4096, 4096] becomes [3072, 4096]",
      correct = true,
      says = [[Yes. A smaller dense matrix: 75% of the bytes and of the work, 1.33 times the speed.]],
    },
    {
      "Setting small weights to exactly 0.0",
      says = [[A zero is still read and still multiplied. The kernel does not look at values.]],
    },
    {
      "All of them alike",
      says = [[Only one of them changes the shape, and the shape is all that a dense kernel knows.]],
    },
  },
  hints = {
    "What does a dense kernel know about its matrix?",
    "It knows rows and columns. It does not know values.",
    "Which option changes the number of rows or columns?",
  },
  why = [[25% fewer rows are 25% less time, and that is 1.33 times the speed. Structure is what turns zeros into time
without new kernels.]],
  sources = { "Han et al. 2015, arXiv:1506.02626" },
}
