-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Table.move over a billion nils.
function scale() table.move({}, 1, 1e10, 2) return 1 end
