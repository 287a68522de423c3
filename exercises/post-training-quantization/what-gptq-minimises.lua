-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "What GPTQ minimises",
  lesson = "gptq",
  map = "w2-4",
  task = [[What does GPTQ minimise, and what does it use to do it?]],
  options = {
    {
      "The largest weight error, by clipping",
      says = [[The largest error of a weight plays no part in it, and nothing is clipped on purpose. Ask whose
error it looks at: the weights' or the output's?]],
    },
    {
      "$\\lVert W - \\hat W \\rVert^2$, by rounding to nearest",
      says = [[That is the baseline that GPTQ is compared with. Rounding to nearest needs no data; GPTQ runs calibration
data through the layer and looks at its output.]],
    },
    {
      "$\\lVert WX - \\hat W X \\rVert^2$ layer by layer, with the Hessian of that loss spreading each column's error over the columns not yet quantized",
      correct = true,
      says = [[Yes. With $X$ of shape [in x samples] the Hessian is $H = 2 X X^T$, the same for every row of $W$.]],
    },
    {
      "The language-model loss, by back-propagation",
      says = [[No gradient runs through the network: GPTQ works after training, one layer at a time, and the
only derivative is that of the layer's own squared error.]],
    },
  },
  hints = {
    "The method sees one layer: its weights, and the inputs that the calibration data gives it.",
    "The error that counts is that of the layer's output. Which option measures the output of the layer?",
    "It contains $X$, and it moves errors to columns that are still free.",
  },
  why = [[The layer's output error is a quadratic function of the weights, so its second derivative is constant and known
from the inputs. That is why one pass over the columns is enough.]],
  sources = { "Frantar et al. 2022, arXiv:2210.17323" },
}
