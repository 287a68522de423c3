return {
  kind = "checklist", title = "What loses information", lesson = "sizes", task = "Tick what loses information.",
  items = { { "rounding", belongs = true }, { "clipping", belongs = true }, { "a copy", says = "A copy keeps every bit." } },
  need = 2,
}
