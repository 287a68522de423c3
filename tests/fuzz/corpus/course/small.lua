-- A small course with every kind of exercise: what the tests of loaders and graders read.
return {
  title = "A small course", format = 1,
  modules = {
    { id = "rounding", title = "Rounding",
      lessons = {
        { id = "steps", title = "Steps", minutes = 5, objectives = { "Round a number to a step" },
          sources = { "IEEE 754-2019" } },
        { id = "sizes", title = "Sizes", prerequisites = { "steps" } },
      } },
  },
  assignments = { hw1 = { "round-to-step", "model-gb" }, hw2 = { "pipeline" } },
}
