-- expect: timeout
-- exercise: codes
-- timeout: 0.3
-- A frontier pattern with back references.
function codes() return (('ab'):rep(20000)):find('(.-)(.-)%1%2c') end
