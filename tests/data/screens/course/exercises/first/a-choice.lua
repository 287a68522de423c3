-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "The even one",
  lesson = "everything",
  task = [[Which number is even?]],
  options = {
    { "1", says = "1 leaves a remainder." },
    { "2", correct = true, says = "Yes." },
    { "3", says = "3 leaves a remainder." },
  },
  why = [[Even numbers leave nothing.]],
}
