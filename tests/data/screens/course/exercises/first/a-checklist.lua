-- SPDX-License-Identifier: MIT
return {
  kind = "checklist",
  title = "The primes",
  lesson = "everything",
  task = [[Which of these are prime?]],
  items = {
    { "2", belongs = true },
    { "3", belongs = true },
    { "4", says = "4 is two times two." },
    { "5", belongs = true },
  },
  need = 3,
}
