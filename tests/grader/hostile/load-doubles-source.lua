-- expect: memory
-- exercise: scale
-- timeout: 30
-- A source that is twice as long at each turn, held as code.
function scale(m, b)
  local held, n = {}, 1
  while true do
    held[#held + 1] = assert(load(("a = 1 "):rep(n)))
    n = 2 * n
  end
end
