-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "After the pruning",
  lesson = "lottery-ticket",
  map = "w5-2",
  task = [[A network has been trained and its smallest weights are gone. What does the lottery-ticket procedure do
with the weights that are left, before it trains again?]],
  options = {
    {
      "It keeps their trained values",
      says = [[That is pruning and fine-tuning: a good way to a small network, and no lottery ticket. The claim is
about where training *starts*, so the trained values have to go.]],
    },
    {
      "It draws new random values",
      says = [[That is the control experiment. A mask with values drawn anew loses most of what makes the ticket
win.]],
    },
    {
      "It sets them back to the values they had at initialisation",
      correct = true,
      says = [[Yes: mask times first values. The ticket is the pair of both.]],
    },
    {
      "It sets them all to the same constant",
      says = [[Two units of one layer with the same weights get the same gradient, so they stay the same for ever.
The symmetry would never break.]],
    },
  },
  hints = {
    "The hypothesis is about a subnetwork that was there before the training.",
    "Read the formula again: the mask is multiplied with w of which step?",
    "Rewind.",
  },
  why = [[For large networks step 0 is too early: they are rewound to an early step k, after some hundred or
thousand updates. The procedure is the same with w of step k.]],
  sources = { "Frankle and Carbin 2018, arXiv:1803.03635", "Frankle et al. 2019, arXiv:1903.01611" },
}
