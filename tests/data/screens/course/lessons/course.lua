-- SPDX-License-Identifier: MIT
-- A small course for the tests of the screens: every kind of block and every kind of exercise once.
return {
  title = "A course for tests",
  format = 1,
  modules = {
    {
      id = "first",
      title = "Every kind of thing",
      lessons = {
        {
          id = "everything",
          title = "One of each",
          minutes = 5,
          objectives = { "See one block of each kind", "Answer one exercise of each kind" },
          sources = { "Knuth 1984" },
        },
        {
          id = "short",
          title = "A short one",
          minutes = 2,
          objectives = { "End quickly" },
          prerequisites = { "everything" },
        },
      },
    },
    {
      id = "second",
      title = "Trouble",
      lessons = {
        { id = "broken-figure", title = "A figure that fails", minutes = 1, objectives = { "Read an error" } },
      },
    },
  },
  pages = {
    { id = "words", title = "Words", kind = "glossary" },
    { id = "signs", title = "Signs", kind = "notation" },
  },
}
