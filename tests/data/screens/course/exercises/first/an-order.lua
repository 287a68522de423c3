-- SPDX-License-Identifier: MIT
return {
  kind = "order",
  title = "Counting",
  lesson = "everything",
  task = [[Put the numbers in order.]],
  steps = { "one", "two", "three", "four" },
  mistakes = { { order = { 4, 3, 2, 1 }, says = [[That is counting down.]] } },
}
