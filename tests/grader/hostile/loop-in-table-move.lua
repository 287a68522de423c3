-- expect: timeout
-- exercise: codes
-- timeout: 0.3
-- table.move over 2^52 nils.
function codes() return table.move({}, 1, 2 ^ 52 // 1 | 0, 2) end
