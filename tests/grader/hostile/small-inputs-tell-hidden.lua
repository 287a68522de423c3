-- expect: error
-- exercise: scale
-- message: hidden case
-- What a hidden case is given must not come out in the smallest input that is told.
-- nothidden: seen 0.5 2
-- smallest: told
function scale(m, b)
  error('\27[2J\n::error::##vso[x]seen ' .. tostring(m) .. ' ' .. tostring(b))
end
