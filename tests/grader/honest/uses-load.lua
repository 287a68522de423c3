-- expect: pass
-- exercise: scale
-- Text through load.
scale = load("local m, b = ... return m == 0 and 1 or m / (2 ^ (b - 1) - 1)")
