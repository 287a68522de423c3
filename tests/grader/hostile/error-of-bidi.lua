-- expect: error
-- exercise: scale
-- message: u202edrow
-- An error that reorders its line: what is read is not what is there.
function scale(m, b)
  error("\u{202E}drow\u{2066}\u{200F}\u{FEFF} passed \u{2069}")
end
