-- expect: fail
-- exercise: affine
-- Keys of bytes that are no characters, cut in their middle.
function affine(lo, hi)
  local s = (hi - lo) / 255
  return { scale = s, zero = rint(-lo / s), ["\xE2\x80"] = 1, ["\xF4\x90\x80\x80"] = 2, ["\xED\xA0\x80"] = 3, ["\xC0\x9B[2J"] = 4 }
end
