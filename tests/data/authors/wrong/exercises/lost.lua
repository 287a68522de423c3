return {
  kind = "number", title = "Lost", lesson = "figurs", task = "1 + 1?", answer = 2, hints = { "h" }, why = "w", sources = { "s" },
  mistakes = { { value = 3, says = "one less" } },
}
