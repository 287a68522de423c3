return {
  title = "Long jobs",
  format = 1,
  modules = {
    {
      id = "jobs",
      title = "Long jobs",
      lessons = {
        { id = "jobs", title = "Figures that take their time", minutes = 1 },
      },
    },
  },
}
