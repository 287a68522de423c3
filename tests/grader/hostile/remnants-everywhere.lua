-- expect: fail
-- exercise: scale
-- Whatever of io, os, debug and package could be reached by going through all tables that there are.
-- It says so by an error, which is another verdict.
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
  if found then error("something is left") end
  return 0
end
