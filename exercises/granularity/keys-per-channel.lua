-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Keys one way, values the other",
  lesson = "kv-cache",
  map = "b33",
  task = [[Why are keys usually quantized with one scale per *channel*, and values with one per *token*?]],
  options = {
    {
      "Keys have fixed outlier channels, values have not",
      correct = true,
      says = [[Yes. The same few channels are large for token after token, so a scale along the channel keeps
them to themselves. In the values no channel stands out.]],
    },
    {
      "Keys are larger",
      says = [[Keys and values have the same shape: heads x head size for every token. It is not how many
numbers there are, but where the large ones sit.]],
    },
    {
      "Values are integers",
      says = [[Values are real numbers like the keys, products of the hidden state and a weight matrix. Compare
where the large numbers of the two sit.]],
    },
    {
      "The softmax needs it",
      says = [[The softmax sees only the scores, one number for each key. It does not know how the keys were
stored. Look at the pattern of the large values instead.]],
    },
  },
  hints = {
    "A scale should be shared by numbers of like size.",
    "In the figure, four channels of the keys are large for every token. Which axis puts large with large?",
    "One of the options speaks of where the outliers are.",
  },
  why = [[KIVI measured it on Llama, Falcon and Mistral models. Values could go either way by their sizes; per token they
can be quantized as soon as they arrive, and an error stays with its token.]],
  sources = { "Liu et al. 2024, arXiv:2402.02750" },
}
