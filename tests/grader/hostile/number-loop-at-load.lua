-- expect: timeout
-- exercise: size
-- timeout: 0.3
-- An answer that never comes.
while true do end
return 26
