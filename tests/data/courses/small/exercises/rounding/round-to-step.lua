return {
  kind = "code", title = "Round to a step", lesson = "steps", points = 2,
  task = [[Define `round_to(x, step)`: the multiple of `step` nearest to `x`, $s \operatorname{rint}(x/s)$.]],
  entry = "round_to",
  given = [[HALF = 0.5]],
  reference = function(x, step)
    if step <= 0 then error("the step must be above 0") end
    return rint(x / step) * step
  end,
  starter = [[
function round_to(x, step)
end]],
  cases = {
    { 0.3, 0.25 }, { 1.1, 0.5, note = "half steps" },
    hidden = { { -0.3, 0.25, note = "below zero" }, { 1, -1, note = "no step" } },
    generate = { count = 20, with = function(rng) return rng:uniform(-5, 5), rng:uniform(0.1, 1) end },
  },
  tolerance = { rel = 1e-12 },
  solution = [[
function round_to(x, step)
  if step <= 0 then error("no step") end
  return rint(x / step) * step
end]],
  alternatives = { [[
function round_to(x, step)
  assert(step > 0)
  return step * rint(x / step)
end]] },
  mistakes = {
    { says = "You rounded down. `rint` goes to the nearest.", code = [[
function round_to(x, step) return math.floor(x / step) * step end]] },
  },
  hints = { "How many steps fit into x?", "Round x / step, then multiply." },
  why = [[A step is the ruler.]],
}
