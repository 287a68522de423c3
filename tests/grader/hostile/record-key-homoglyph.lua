-- expect: fail
-- exercise: affine
-- A Cyrillic letter and a space without width make two keys that look right.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { ["\u{455}cale"] = s, ["zero\u{200B}"] = rint(-lo / s) }
end
