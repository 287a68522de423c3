-- SPDX-License-Identifier: MIT
local function units(v) return v.most / ref.mx_scale(v.most) end

return {
  kind = "number",
  title = "The largest weight of an MXFP4 block",
  lesson = "mx-formats",
  map = "b23",
  task = [[A block of MXFP4 has the largest magnitude {most}. Its shared exponent is $\lfloor \log_2 {{most}} \rfloor - 2 = {{exponent}}$,
which makes the scale {scale}. Which E2M1 value does the weight {most} get?

The values are 0, 0.5, 1, 1.5, 2, 3, 4 and 6; ties go to the even mantissa. (Give the E2M1 value, before it is multiplied by the scale.)]],
  vars = {
    canonical = { most = 5, exponent = 0, scale = 1 },
    draw = function(rng)
      return rng:choice {
        { most = 5, exponent = 0, scale = 1 }, { most = 10, exponent = 1, scale = 2 }, { most = 2.5, exponent = -1, scale = 0.5 },
        { most = 7, exponent = 0, scale = 1 }, { most = 9, exponent = 1, scale = 2 }, { most = 11, exponent = 1, scale = 2 },
        { most = 13, exponent = 1, scale = 2 },
      }
    end,
  },
  answer = function(v) return ref.e2m1(units(v)) end,
  tolerance = { ulp = 0 },
  mistakes = {
    {
      value = function(v) return ref.e2m1(units(v)) == 4 and 6 or 4 end,
      says = [[Between 4 and 6 the middle is 5: above it 6 is nearer, below it 4, and at 5 exactly the even mantissa wins. 4 is 1.0 x 4 (mantissa 0, even), 6 is 1.5 x 4
(mantissa 1, odd).]],
    },
    {
      value = function(v) return units(v) end,
      says = [[That many grid units it is, but E2M1 has no such value: its grid is 0, 0.5, 1, 1.5, 2, 3, 4, 6.]],
    },
    { value = 3, says = [[3 is further away. Between 4 and 6, which one is nearer?]] },
  },
  hints = {
    "Divide by the scale, then find the nearest value of the list.",
    "{most} / {scale}: it lies at 4 or beyond. Compare it with 5, the middle between 4 and 6.",
    "Below 5: 4. Above: 6, also beyond 6, where the format saturates. At 5: the value with mantissa bit 0, which is 4.",
  },
  why = [[The largest weight is what the scale was made for, and yet it is not exact: a power of two can miss it by a quarter.]],
  sources = { "OCP Microscaling Formats (MX) Specification 1.0", "Rouhani et al. 2023, arXiv:2310.10537" },
}
