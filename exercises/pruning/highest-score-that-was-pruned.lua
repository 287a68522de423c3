-- SPDX-License-Identifier: MIT
-- Four weights of one row with the norms of their inputs; magnitude removes positions `gone`, of
-- which Wanda keeps `best` with the highest score.
local function case(w, x)
  local scores, by_size, by_score = {}, { 1, 2, 3, 4 }, { 1, 2, 3, 4 }
  for j = 1, 4 do scores[j] = w[j] * x[j] end
  table.sort(by_size, function(a, b) return w[a] < w[b] end)
  table.sort(by_score, function(a, b) return scores[a] > scores[b] end)
  local gone = { by_size[1], by_size[2] }
  table.sort(gone)
  local v = { w = table.concat(w, ", "), x = table.concat(x, ", "), gone1 = gone[1], gone2 = gone[2], distinct = true }
  v.scores = ("%g, %g, %g and %g"):format(table.unpack(scores))
  for i = 2, 4 do
    v.distinct = v.distinct and w[by_size[i]] > w[by_size[i - 1]] and scores[by_score[i - 1]] > 1.2 * scores[by_score[i]]
  end
  -- of the two that magnitude removes, the one with the higher score; the loudest that it keeps, and the other
  v.best = scores[gone[1]] > scores[gone[2]] and gone[1] or gone[2]
  v.other = v.best == gone[1] and gone[2] or gone[1]
  v.largest, v.second = by_size[4], by_size[3]
  v.both_kept = (by_score[1] == v.best and by_score[2] == v.other)
  v.best_score, v.other_score, v.largest_score = scores[v.best], scores[v.other], scores[v.largest]
  v.largest_w, v.second_w, v.second_score = w[v.largest], w[v.second], scores[v.second]
  return v
end

return {
  kind = "number",
  title = "What magnitude throws away",
  lesson = "wanda",
  map = "b25",
  task = [[|w| = [{w}] and the norms of the inputs are [{x}]. Both methods prune half. Which position (1 to 4) does magnitude
pruning throw away that Wanda keeps with the *highest* score?]],
  vars = {
    canonical = case({ 0.5, 0.1, 0.8, 0.3 }, { 1, 10, 0.2, 2 }),
    draw = function(rng)
      while true do
        local w, x = {}, {}
        for j = 1, 4 do w[j], x[j] = rng:integer(1, 9) / 10, rng:choice { 0.2, 0.5, 1, 2, 5, 10 } end
        local v = case(w, x)
        -- Wanda keeps both that magnitude removes, as in the lesson's example
        if v.distinct and v.both_kept then return v end
      end
    end,
  },
  answer = function(v) return v.best end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.other end,
      says = [[Position {other} is such a weight, with a score of {other_score}. There is another with a higher one.]],
    },
    {
      value = function(v) return v.largest end,
      says = [[{largest_w} is the largest weight, so magnitude keeps it. Its input is so quiet that *Wanda* prunes it: {largest_score}.]],
    },
    {
      value = function(v) return v.second end,
      says = [[{second_w} is kept by magnitude, and its score of {second_score} is pruned by Wanda.]],
    },
  },
  hints = {
    "Score = |w| times the norm of the input, for each position.",
    "The scores are {scores}; magnitude removes the two smallest |w|.",
    "Magnitude removes positions {gone1} and {gone2}. Which of them has the higher score?",
  },
  why = [[Position {best} is a small weight that reads a loud input, and carries the most into the output.]],
  sources = { "Sun et al. 2023, arXiv:2306.11695" },
}
