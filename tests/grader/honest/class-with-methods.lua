-- expect: pass
-- exercise: scale
-- Objects with methods inside.
local Grid = {} Grid.__index = Grid
function Grid.new(bits) return setmetatable({ bits = bits }, Grid) end
function Grid:top() return 2 ^ (self.bits - 1) - 1 end
function scale(m, b) if m == 0 then return 1 end return m / Grid.new(b):top() end
