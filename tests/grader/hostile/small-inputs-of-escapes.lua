-- expect: fail
-- exercise: scale
-- A table full of commands and escapes where the smallest input is told.
function scale(m, b)
  return { ['\27]52;c;AAAA\7'] = '\n::error::x', ['##vso[task.complete]'] = '\xC2\x9B31m', ['a\nb'] = ']]>&<' }
end
