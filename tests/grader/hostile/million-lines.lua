-- expect: fail
-- exercise: scale
-- timeout: 30
-- A million lines of output.
function scale() for i = 1, 60000 do print('line', i) end return 0 end
