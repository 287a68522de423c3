-- expect: fail
-- exercise: affine
-- Not-a-numbers with their sign and their payload set, for a comparison of bits.
function affine(lo, hi)
  local s = (hi - lo) / 255
  local bits = string.unpack("<i8", string.pack("<d", s))
  return { scale = (string.unpack("<d", string.pack("<i8", bits | 0x7FF8000000000001))), zero = (string.unpack("<d", string.pack("<i8", -1))) }
end
