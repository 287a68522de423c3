return {
  title = "A course with faults", format = 1,
  modules = {
    { id = "m", title = "Faults", lessons = {
      { id = "links", title = "Links", minutes = 5, objectives = { "o" }, sources = { "s" }, prerequisites = { "figures" } },
      { id = "figures", title = "Figures", minutes = 5, objectives = { "o" }, sources = { "s" } },
      { id = "quizzes", title = "Quick checks", minutes = 5, objectives = { "o" }, sources = { "s" } },
      { id = "formula", title = "A formula" },
    } },
  },
}
