return {
  title = "With pages", format = 1,
  modules = { { id = "rounding", title = "Rounding", lessons = { { id = "steps", title = "Steps", minutes = 5, objectives = { "o" }, prerequisites = {}, sources = { "s" } } } } },
  pages = { { id = "glossary", title = "Words", kind = "glossary" } },
  assignments = { hw1 = { "model-gb" } },
}
