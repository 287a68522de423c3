-- expect: fail
-- exercise: scale
-- Finalisers that would run when the state is closed.
for i = 1, 100 do setmetatable({}, { __gc = function() print('late') end }) end
function scale() return 0 end
