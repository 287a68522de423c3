-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "Why soften the teacher",
  lesson = "temperature",
  map = "w6-2",
  task = [[Why is the teacher's temperature raised when a student learns from it?]],
  options = {
    {
      "To make training faster",
      says = [[A step costs the same at any temperature. What changes is what a step can learn from: ask what
happens to the small probabilities.]],
    },
    {
      "To lift the small probabilities of the wrong classes, so that their ratios give a usable gradient",
      correct = true,
      says = [[Yes. A class at 0.0009 hardly enters the loss; softened, it does, and how the wrong classes
compare is what the label alone does not say.]],
    },
    {
      "To add noise",
      says = [[A softmax with a temperature is a fixed function: the same logits give the same probabilities
every time. Nothing random is in it.]],
    },
    {
      "To make the teacher more accurate",
      says = [[The order of the classes does not change with the temperature, so neither does the answer with
the largest probability.]],
    },
  },
  hints = {
    "Look at the ratio of two classes: exp of the difference of their logits over T.",
    "For the logits 6, 3, 1 and -1 the last class has 0.0009 at temperature 1 and 0.0226 at temperature 2.",
    "Which of the options is about the small probabilities?",
  },
  why = [[The label says which class is right. The ratios among the others say how the teacher tells them
apart, and only a softened distribution makes them large enough to learn from.]],
  sources = { "Hinton et al. 2015, arXiv:1503.02531" },
}
