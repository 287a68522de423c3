-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "No scale per input channel",
  lesson = "activation-quant",
  map = "b44",
  task = [[An INT8 kernel computes $Y = X W^T$ from the codes of $X$ and of $W$. Why can it not simply use one scale
per *input channel* of $X$?]],
  options = {
    {
      "It would need too many scales",
      says = [[There are as many input channels as a row of $W$ has weights: a few thousand numbers beside
millions. Memory is not the obstacle. Ask where in the product such a scale would stand.]],
    },
    {
      "The channel index is summed over, so the scale does not factor out of the integer sum",
      correct = true,
      says = [[Yes. A scale per token or per output row is the same for every term and waits outside. One per
channel changes from term to term. (SmoothQuant moves it into the weights instead.)]],
    },
    {
      "Activations are never negative",
      says = [[They are, except after a ReLU and its like; and a sign would not matter to a scale. Ask where in
the sum the scale would stand.]],
    },
    {
      "INT8 has no scales",
      says = [[INT8 codes mean nothing without one: a code of 100 is a real number only once a scale says how
much a step is. The kernel has scales. The question is which index they may carry.]],
    },
  },
  hints = {
    "Write one output: the sum over j of (scale x code of X) times (scale x code of W).",
    "With scales for token t and row i it is s[t] s[i] times a sum of integers. Now give X a scale s[j] instead.",
    "The sum runs over j. Which scale can be taken out of a sum over j?",
  },
  why = [[What depends on the token or on the output leaves the sum; what depends on the input channel does not.
That one line decides which granularities a weight-and-activation kernel can have.]],
  sources = { "Xiao et al. 2022, arXiv:2211.10438" },
}
