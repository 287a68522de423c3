#!/usr/bin/env lua
-- expect: pass
-- exercise: scale
-- A mark, a first line and the ends of lines of another system.
function scale(m, b) if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
