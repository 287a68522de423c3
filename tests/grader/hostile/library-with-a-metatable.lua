-- expect: error
-- message: number value
-- exercise: codes
-- The tables of the library answer every name with one function.
for _, library in ipairs({ math, string, table, utf8, coroutine }) do
  for name in pairs(library) do library[name] = nil end
  setmetatable(library, { __index = function() return function() return 0 end end })
end
function codes(x) return { math.floor(x[1] or 0), string.rep("x", 3), #table.pack(1) } end
