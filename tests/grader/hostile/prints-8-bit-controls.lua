-- expect: fail
-- exercise: scale
-- Controls of eight bits, raw and as UTF-8.
function scale() for c = 128, 159 do print(string.char(c), utf8.char(c), "2J") end return 0 end
