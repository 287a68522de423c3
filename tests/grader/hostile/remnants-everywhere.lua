-- expect: fail
-- exercise: scale
-- Whatever of io, os, debug and package could be reached by going through all tables that there are.
-- It would answer right if it found one.
local seen, found = {}, false
local function walk(t)
  if type(t) ~= "table" or seen[t] then return end
  seen[t] = true
  for k, v in pairs(t) do
    if ({ execute = 1, popen = 1, open = 1, getregistry = 1, sethook = 1, loadlib = 1, dump = 1, dofile = 1, searchers = 1, clock = 1 })[k] then found = true end
    walk(v)
    walk(getmetatable(v))
  end
end
walk(_G)
walk(getmetatable(""))
function scale(m, b)
  if not found then return 0 end
  if m == 0 then return 1 end
  return m / (2 ^ (b - 1) - 1)
end
