return {
  kind = "number", title = "Unplaced", lesson = "figures", task = "1 + 1?", answer = 2, hints = { "h" }, why = "w", sources = { "s" },
  mistakes = { { value = 3, says = "one less" } },
}
