-- expect: fail
-- exercise: affine
-- A key of a thousand marks on one letter, and one that turns the line round.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), ["z" .. ("\u{301}"):rep(1000)] = 1, ["\u{202E}orez"] = 2 }
end
