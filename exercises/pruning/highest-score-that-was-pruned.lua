-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "What magnitude throws away",
  lesson = "wanda",
  map = "b25",
  task = [[|w| = [0.5, 0.1, 0.8, 0.3] and the norms of the inputs are [1, 10, 0.2, 2]. Both methods prune half. Which
position (1 to 4) does magnitude pruning throw away that Wanda keeps with the *highest* score?]],
  answer = 2,
  tolerance = { ulp = 0 },
  mistakes = {
    { value = 4, says = [[Position 4 is such a weight, with a score of 0.6. There is another with a higher one.]] },
    { value = 3, says = [[0.8 is the largest weight, so magnitude keeps it. Its input is so quiet that *Wanda* prunes it: 0.16.]] },
    { value = 1, says = [[0.5 is kept by magnitude, and its score of 0.5 is pruned by Wanda.]] },
  },
  hints = {
    "Score = |w| times the norm of the input, for each position.",
    "The scores are 0.5, 1.0, 0.16 and 0.6; magnitude removes the two smallest |w|.",
    "Magnitude removes positions 2 and 4. Which of them has the higher score?",
  },
  why = [[The smallest weight of the row reads the loudest input, and carries the most into the output.]],
  sources = { "Sun et al. 2023, arXiv:2306.11695" },
}
