-- expect: fail
-- timeout: 2.5
-- exercise: scale
-- Every legal width and precision, as long as they get.
function scale() for _ = 1, 2000 do string.format("%99.99f%-99.99e%+99.99g", 1e308, 1e308, -1e308) end return 0 end
