-- expect: error
-- exercise: scale
-- A chunk whose name has escapes.
assert(load('error(1)', '=\27[2J::error::'))()
function scale() return 0 end
