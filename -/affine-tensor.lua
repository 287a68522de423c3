-- An affine quantizer
--
-- Define `affine(x, qmin, qmax)` for a list `x` of numbers and the integer codes `qmin..qmax`. Return a record with
-- four fields: `q` (the list of codes), `xhat` (the list of dequantized values), `scale`, `zero`.
--
-- - Widen the range of x so that it contains 0, then $s = (x_{max} - x_{min})/(q_{max} - q_{min})$.
-- - `zero` is qmin - rint(xmin/s), clamped to the grid; a code is rint(x/s) + zero, clamped. `rint` rounds half to even.
-- - A list of zeros has scale 1 and every `xhat` 0.
-- - If a value of x is NaN, then the scale, the zero point and all codes and values are NaN.

function affine(x, qmin, qmax)
  local q, xhat = {}, {}
  local scale, zero = 1, 0
  -- find the range of x, widened to contain 0; then scale, zero, q and xhat
  return { q = q, xhat = xhat, scale = scale, zero = zero }
end
