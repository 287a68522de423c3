-- SPDX-License-Identifier: MIT
return {
  kind = "choice",
  title = "One mode or both",
  lesson = "kd-loss",
  map = "b29",
  task = [[A teacher's distribution has two modes, and the student can represent only one. Which divergence
makes it commit to one mode?]],
  options = {
    {
      "The forward one, KL(teacher, student)",
      says = [[Its weights are the teacher's, so leaving out a mode is what it punishes. The student spreads
over both, and over the gap between them.]],
    },
    {
      "The reverse one, KL(student, teacher)",
      correct = true,
      says = [[Yes. Its weights are the student's: a mode that it leaves out costs nothing, and mass in the
gap costs much.]],
    },
    {
      "Both behave the same",
      says = [[They are equal only for equal distributions, and here the student cannot match. In the lesson's
table each prefers another student.]],
    },
    {
      "Neither: the temperature decides",
      says = [[A temperature softens one distribution; the order of its classes stays. Which misfit is
punished is the direction's doing.]],
    },
  },
  hints = {
    "Ask of each direction whose probabilities are the weights.",
    "Forward: the teacher's weights, so every class that the teacher uses counts. Reverse: the student's weights, so only classes that the student uses count.",
    "Under which of them is it free to give a whole mode zero?",
  },
  why = [[Forward covers, reverse chooses. A language model that covers everything also writes what lies between the
modes, which its teacher hardly ever does.]],
  sources = { "Gu et al. 2023, arXiv:2306.08543" },
}
