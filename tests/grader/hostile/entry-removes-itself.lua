-- expect: fail
-- exercise: scale
-- The entry replaces itself.
function scale() scale = nil return 0 end
