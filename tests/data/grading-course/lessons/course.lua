-- A small course with every kind of exercise: what the tests of grading grade against.
return {
  title = "Grading course", format = 1,
  modules = {
    { id = "basics", title = "Basics",
      lessons = {
        { id = "kinds", title = "Every kind of exercise", minutes = 5, objectives = { "answer each kind" }, sources = { "the course format" } },
      } },
  },
  assignments = { all = { "scale", "codes", "affine", "size" } },
}
