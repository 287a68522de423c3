-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Each closing raises, is caught and tried again.
function scale(m, b)
  while true do
    pcall(function()
      local a <close> = setmetatable({}, { __close = function() error("again") end })
      local b <close> = setmetatable({}, { __close = function() error("and again") end })
    end)
  end
end
