-- expect: error
-- exercise: codes
-- Errors with strange levels.
function codes(x) error('gone', #x * 1000) end
