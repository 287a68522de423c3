-- SPDX-License-Identifier: MIT
-- Three or two weights with a diagonal inverse Hessian: who goes first, and who would by magnitude.
local function case(w, h)
  local v = { w = table.concat(w, ", "), first = 1, smallest = 1 }
  local rows, prices = {}, {}
  for i = 1, #w do
    local price = w[i] ^ 2 / h[i]
    prices[i] = price
    if price < prices[v.first] then v.first = i end
    if w[i] < w[v.smallest] then v.smallest = i end
    local row = {}
    for j = 1, #w do row[j] = i == j and ("%g"):format(h[i]) or "0" end
    rows[i] = table.concat(row, " & ")
  end
  v.matrix = table.concat(rows, " \\\\ ")
  v.positions = #w == 2 and "1 or 2" or "1, 2 or 3"
  v.first_w, v.first_h, v.first_price = w[v.first], h[v.first], prices[v.first]
  v.smallest_w, v.smallest_h, v.smallest_price = w[v.smallest], h[v.smallest], prices[v.smallest]
  table.sort(prices)
  v.margin = prices[2] / prices[1]
  return v
end

return {
  kind = "number",
  title = "Which weight goes first",
  lesson = "sparsegpt",
  map = "b26",
  task = [[The price of removing a weight is $w_i^2 / (2 [H^{-1}]_{ii})$. Here w = [{w}] and

$$ H^{-1} = \begin{pmatrix} {{matrix}} \end{pmatrix} $$

Which weight, {positions}, goes first?]],
  vars = {
    canonical = case({ 0.5, 0.4 }, { 2, 0.5 }),
    draw = function(rng)
      while true do
        local w, h = {}, {}
        for i = 1, 3 do w[i], h[i] = rng:integer(2, 9) / 10, rng:choice { 0.25, 0.5, 1, 2, 4 } end
        local v = case(w, h)
        if v.first ~= v.smallest and v.margin > 1.1 and w[1] ~= w[2] and w[2] ~= w[3] and w[1] ~= w[3] then
          return v
        end
      end
    end,
  },
  answer = function(v) return v.first end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return v.smallest end,
      says = [[{smallest_w} has the smallest magnitude, but its input counts for more: {smallest_w}^2 / {smallest_h} = {smallest_price}
against {first_price}. The lowest price goes first.]],
    },
  },
  hints = {
    "Compare the prices; the factor 1/2 does not matter for that.",
    "Square each weight and divide by its diagonal element.",
    "The weight {smallest_w} costs {smallest_price}. Is there a cheaper one?",
  },
  why = [[{first_w}^2 / {first_h} = {first_price} is the lowest price. A large element of the inverse means an input that matters
little, or one that others can stand in for. Such a weight goes cheaply, even if it is not the smallest.]],
  sources = { "Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5" },
}
