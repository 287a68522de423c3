-- expect: fail
-- exercise: codes
-- message: nested
-- A thousand tables inside each other.
function codes() local t = {} for i = 1, 1000 do t = { t } end return t end
